// An object can't be used when it has given away what it holds.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
class File {
  constructor(private fd: OwnedFd) {}

  @consumes intoFd(): OwnedFd {
    return this.fd;
  }

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const fd = f.intoFd();
  return fd.read() + f.asFd().read(); //~ E0382
}
