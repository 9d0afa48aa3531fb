// A use of a field is one of what the object borrows in its other fields.
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
  drop(lender); //~ E0505
  return n > 3 ? end(holder.fd) : 0;
}
