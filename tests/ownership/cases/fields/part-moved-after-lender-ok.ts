// The end of an object of which a field may have moved uses no borrow in it.
import { Mut, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
@borrowed
class Holder {
  constructor(public fd: OwnedFd, public lent: Mut<OwnedFd>) {}
}

function end(fd: OwnedFd): i32 {
  return fd.read();
}

export function main(n: i32): i32 {
  const lender = OwnedFd.open();
  const holder = new Holder(OwnedFd.open(), lender);
  const sum = n > 3 ? end(holder.fd) : 0;
  drop(lender);
  return sum;
}
