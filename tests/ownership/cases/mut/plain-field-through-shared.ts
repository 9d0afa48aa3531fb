// A number in an owned object can't be changed through a shared borrow.
import { OwnedFd } from "../prelude";

@owned
class Counter {
  n: i32 = 0;

  constructor(public fd: OwnedFd) {}

  next(): void {
    this.n = this.n + 1; //~ E0594
  }
}

export function main(n: i32): i32 {
  const c = new Counter(OwnedFd.open());
  c.next();
  return c.n;
}
