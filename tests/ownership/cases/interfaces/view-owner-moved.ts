// A borrow through a @view interface keeps the owner borrowed.
import { drop } from "as-io-lifetimes/assembly/own";
import { AsFd, BorrowedFd, OwnedFd } from "../prelude";

@owned
class File implements AsFd {
  constructor(public fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }
}

function tieV(fd: AsFd): BorrowedFd {
  return fd.asFd();
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const t = tieV(f);
  drop(f); //~ E0505
  return t.read();
}
