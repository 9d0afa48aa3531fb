// A number in an owned object can't be changed while a borrow of the object is used later.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Counter {
  n: i32 = 0;

  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const c = new Counter(OwnedFd.open());
  const r: Ref<Counter> = c;
  c.n = 4; //~ E0506
  return r.n;
}
