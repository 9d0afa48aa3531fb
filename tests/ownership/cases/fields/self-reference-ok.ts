// An object may own a value and hold a borrow of another.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
@borrowed
class Both {
  constructor(public fd: OwnedFd, public b: BorrowedFd) {}
}

function made(b: BorrowedFd): Both {
  return new Both(OwnedFd.open(), b);
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const both = made(a.asFd());
  return both.b.read() * 10 + both.fd.read();
}
