// A private field of an owned class may be lent by a method.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
class File {
  constructor(private fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return f.asFd().read();
}
