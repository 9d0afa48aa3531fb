// A destructor may use the exclusive borrow that its value holds, so that isn't lent on for longer.
import { Mut } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd, log } from "../prelude";

@owned
@borrowed
class Lock {
  constructor(public fd: Mut<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

function lend(fd: Mut<OwnedFd>): BorrowedFd {
  const lock = new Lock(fd);
  return lock.fd.asFd(); //~ E0713
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return lend(fd).read();
}
