// A method that is marked @consumes may give away what its object holds.
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
  const s = f.asFd().read();
  const fd = f.intoFd();
  return s + fd.read();
}
