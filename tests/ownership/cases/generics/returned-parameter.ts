// A generic function can't return a borrow of a parameter that it owns.
// rustc: E0309 E0515, because there T itself may hold a borrow that is too short
import { AsFd, BorrowedFd, OwnedFd } from "../prelude";

@owned
class File implements AsFd {
  constructor(public fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

// @ts-ignore: decorator
@lifetime("static")
function lent<T extends File>(x: T): BorrowedFd {
  return x.asFd(); //~ E0515
}

export function main(n: i32): i32 {
  return lent(new File(OwnedFd.open())).read();
}
