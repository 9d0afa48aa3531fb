// A value goes where a type that lends itself is wanted.
import { AsFd, BorrowedFd, OwnedFd } from "../prelude";

@owned
class File implements AsFd {
  constructor(public fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

// @ts-ignore: decorator
@borrows("fd")
function stat<T extends AsFd>(fd: T): i32 {
  return fd.asFd().read();
}

export function main(n: i32): i32 {
  return stat(new File(OwnedFd.open()));
}
