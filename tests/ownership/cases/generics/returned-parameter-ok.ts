// A generic function may return a borrow of a parameter that it was lent.
import { AsFd, BorrowedFd, OwnedFd } from "../prelude";

@owned
class File implements AsFd {
  constructor(public fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

// @ts-ignore: decorator
@borrows("x")
function lent<T extends AsFd>(x: T): BorrowedFd {
  return x.asFd();
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return lent(f).read();
}
