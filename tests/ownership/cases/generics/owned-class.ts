// An owned generic class drops its field where T is owned.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Box<T> {
  value: T;

  constructor(value: T) {
    this.value = value;
  }

  get(): Ref<T> {
    return this.value;
  }
}

export function main(n: i32): i32 {
  const b = new Box<OwnedFd>(OwnedFd.open());
  const c = new Box<i32>(4);
  return b.get().read() + c.value;
}
