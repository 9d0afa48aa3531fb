// A generic parameter that is marked @borrows borrows.
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
function stat<T extends AsFd>(fd: T, k: i32): i32 {
  return fd.asFd().read() + k;
}

function eat(f: File): i32 {
  return 1;
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return stat(f, eat(f)); //~ E0505
}
