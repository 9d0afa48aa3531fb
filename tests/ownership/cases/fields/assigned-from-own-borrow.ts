// A field can't be assigned to while the borrow that made the new value is used later.
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
class W {
  constructor(public f: OwnedFd) {}
}

function mk(b: BorrowedFd): OwnedFd {
  return OwnedFd.open();
}

export function main(n: i32): i32 {
  const w = new W(OwnedFd.open());
  const b = w.f.asFd();
  w.f = mk(b); //~ E0506
  return b.read();
}
