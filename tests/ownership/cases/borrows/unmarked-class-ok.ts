// A class that is marked @borrowed may hold a borrow.
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = new View(a.asFd());
  return v.fd.read();
}
