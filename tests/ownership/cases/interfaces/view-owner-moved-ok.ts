// An owner may move after the last use of a borrow through a @view interface.
import { drop } from "as-io-lifetimes/assembly/own";
import { AsFd, BorrowedFd, OwnedFd } from "../prelude";

@owned
class File implements AsFd {
  constructor(public fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

function tied(fd: AsFd): BorrowedFd {
  return fd.asFd();
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const t = tied(f);
  const s = t.read();
  drop(f);
  return s;
}
