// A @mut method can't be called while a borrow out of the object is used later.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }

  @mut set(fd: OwnedFd): void {
    this.fd = fd;
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const b = f.asFd();
  f.set(OwnedFd.open()); //~ E0502
  return b.read();
}
