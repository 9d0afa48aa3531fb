// An object can't own a value and hold a borrow of it.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
@borrowed
class Both {
  constructor(public fd: OwnedFd, public b: BorrowedFd) {}
}

// @ts-ignore: decorator
@lifetime("static")
function made(): Both {
  const fd = OwnedFd.open();
  const b = fd.asFd();
  return new Both(fd, b); //~ E0505 E0515
}

export function main(n: i32): i32 {
  const both = made();
  return both.b.read();
}
