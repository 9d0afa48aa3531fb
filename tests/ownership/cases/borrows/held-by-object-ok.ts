// An object that holds a borrow is as free as a borrow.
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}

  get(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = new View(a.asFd());
  const w = v.fd;
  return v.get() + w.read();
}
