// A field may be assigned to what was made from its own borrow.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
class Holder {
  constructor(public fd: OwnedFd) {}
}

function next(b: BorrowedFd): OwnedFd {
  b.read();
  return OwnedFd.open();
}

export function main(n: i32): i32 {
  const w = new Holder(OwnedFd.open());
  w.fd = next(w.fd.asFd());
  return w.fd.read();
}
