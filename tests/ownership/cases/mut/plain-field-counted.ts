// A number in an owned object can't be counted up through a shared borrow.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Counter {
  n: i32 = 0;

  constructor(public fd: OwnedFd) {}
}

function up(c: Ref<Counter>): void {
  c.n++; //~ E0594
}

function add(c: Ref<Counter>): void {
  c.n += 2; //~ E0594
}

export function main(n: i32): i32 {
  const c = new Counter(OwnedFd.open());
  up(c);
  add(c);
  return c.n;
}
