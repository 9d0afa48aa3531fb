// A field can be assigned to through a mutable borrow.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Holder {
  constructor(public fd: OwnedFd) {}
}

function set(w: Mut<Holder>, fd: OwnedFd): void {
  w.fd = fd;
}

export function main(n: i32): i32 {
  const w = new Holder(OwnedFd.open());
  if (n > 3) set(w, OwnedFd.open());
  return w.fd.read();
}
