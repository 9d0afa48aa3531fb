// A number in an owned object is changed by a method that is marked @mut.
import { OwnedFd } from "../prelude";

@owned
class Counter {
  n: i32 = 0;

  constructor(public fd: OwnedFd) {}

  @mut next(): void {
    this.n = this.n + 1;
    this.n += 2;
    this.n++;
  }
}

export function main(n: i32): i32 {
  const c = new Counter(OwnedFd.open());
  c.next();
  c.n = c.n * 2;
  return c.n;
}
