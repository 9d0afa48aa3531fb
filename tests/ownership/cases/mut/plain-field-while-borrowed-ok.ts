// A number in an owned object may be changed while a borrow of another field is used later.
import { OwnedFd } from "../prelude";

@owned
class Counter {
  n: i32 = 0;

  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const c = new Counter(OwnedFd.open());
  const b = c.fd.asFd();
  c.n = 4;
  c.n++;
  return b.read() + c.n;
}
