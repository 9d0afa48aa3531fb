// Type arguments of a class are inferred as without ownership.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

class Cell<T> {
  constructor(public v: T) {}
}

@owned
class Bx<T> {
  value: T;

  constructor(value: T) {
    this.value = value;
  }

  get(): Ref<T> {
    return this.value;
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const c = new Cell(n);
  const b = new Bx(OwnedFd.open());
  if (n > 3) consume(a);
  return b.get().read() + c.v;
}
