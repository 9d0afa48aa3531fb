// An exclusive borrow that is assigned isn't lent any more.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function again(fd: Mut<OwnedFd>): Mut<OwnedFd> {
  return fd;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  let lent: Mut<OwnedFd> = fd;
  lent = again(lent);
  for (let i = 0; i < 2; i++) lent.rewind();
  return lent.read();
}
