// A list may grow after the last use of a borrow of its element.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
@trusted
class List<T> {
  private items: Array<T> = new Array<T>();

  @mut push(v: T): void {
    this.items.push(v);
  }

  get(i: i32): Ref<T> {
    return this.items[i];
  }

  drop(): void {
    for (let i = 0; i < this.items.length; i++) this.items[i].__own_drop();
  }
}

export function main(n: i32): i32 {
  const v = new List<OwnedFd>();
  v.push(OwnedFd.open());
  const r = v.get(0);
  const s = r.read();
  v.push(OwnedFd.open());
  return s + v.get(1).read();
}
