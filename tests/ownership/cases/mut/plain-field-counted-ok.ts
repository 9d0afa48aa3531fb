// A number in an owned object may be counted up through a mutable borrow.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Counter {
  n: i32 = 0;

  constructor(public fd: OwnedFd) {}
}

function up(c: Mut<Counter>): void {
  c.n++;
  --c.n;
  c.n += 2;
}

export function main(n: i32): i32 {
  const c = new Counter(OwnedFd.open());
  up(c);
  up(c);
  return c.n;
}
