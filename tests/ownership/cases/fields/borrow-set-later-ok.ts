// Instead of setting a borrow again, a new object is made.
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  let v = new View(a.asFd());
  let s = v.fd.read();
  if (n > 3) v = new View(b.asFd());
  return s + v.fd.read();
}
