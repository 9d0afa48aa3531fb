// A borrow that is taken out of an object may outlive it.
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}

  inner(): BorrowedFd {
    return this.fd;
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let w: BorrowedFd;
  {
    const v = new View(a.asFd());
    w = v.fd;
  }
  return w.read();
}
