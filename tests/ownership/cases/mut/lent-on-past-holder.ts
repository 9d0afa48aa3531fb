// What an exclusive borrow in a field leads to can be lent on for longer than the value that holds it, which has no destructor.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
@borrowed
class Holder {
  constructor(public fd: Mut<OwnedFd>) {}
}

function lend(fd: Mut<OwnedFd>): i32 {
  let lent: Mut<OwnedFd>;
  {
    const holder = new Holder(fd);
    lent = holder.fd;
  }
  lent.rewind();
  return lent.read();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return lend(fd);
}
