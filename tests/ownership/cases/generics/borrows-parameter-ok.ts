// A generic parameter that is marked @borrows leaves the value to the caller.
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

function end(f: File): i32 {
  return f.fd.read();
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return stat(f, stat(f, n)) + end(f);
}
