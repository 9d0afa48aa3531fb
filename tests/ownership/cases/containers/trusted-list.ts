// A @trusted class may hold owned values in an Array and drop them itself.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
@trusted
class Vec<T> {
  private items: Array<T> = new Array<T>();

  get length(): i32 {
    return this.items.length;
  }

  @mut push(v: T): void {
    this.items.push(v);
  }

  @mut pop(): T {
    return this.items.pop();
  }

  get(i: i32): Ref<T> {
    return this.items[i];
  }

  drop(): void {
    for (let i = 0; i < this.items.length; i++) {
      if (isDefined(this.items[i].__own_drop)) this.items[i].__own_drop();
    }
  }
}

export function main(n: i32): i32 {
  const v = new Vec<OwnedFd>();
  for (let i = 0; i < n; i++) v.push(OwnedFd.open());
  if (n > 3) {
    const x = v.pop();
    x.read();
    v.push(OwnedFd.open());
  }
  const w = new Vec<i32>();
  w.push(4);
  let s = w.get(0);
  for (let i = 0; i < v.length; i++) s += v.get(i).read();
  return s;
}
