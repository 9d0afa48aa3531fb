// Without a destructor, an exclusive borrow in a field is lent on for as long as it lives itself.
import { Mut } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
@borrowed
class Lock {
  constructor(public fd: Mut<OwnedFd>) {}
}

function lend(fd: Mut<OwnedFd>): BorrowedFd {
  const lock = new Lock(fd);
  return lock.fd.asFd();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return lend(fd).read();
}
