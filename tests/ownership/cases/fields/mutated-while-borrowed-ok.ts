// A @mut method may be called between two borrows out of the object.
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
  const s = f.asFd().read();
  f.set(OwnedFd.open());
  return s + f.asFd().read();
}
