// A generic parameter by value takes what is converted.
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

function close<T extends File>(x: T): i32 {
  const fd = x.intoFd();
  return fd.read();
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return close(f) + f.asFd().read(); //~ E0382
}
