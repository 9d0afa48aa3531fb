// An exclusive borrow in a field is lent on again when the first to borrow it is done.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
@borrowed
class Lock {
  constructor(public fd: Mut<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const lock = new Lock(fd);
  const first: Mut<OwnedFd> = lock.fd;
  first.rewind();
  const second: Mut<OwnedFd> = lock.fd;
  second.rewind();
  return n;
}
