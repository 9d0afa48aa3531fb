// An owner can't be read while a mutable borrow of it is used later.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const m: Mut<OwnedFd> = a;
  a.read(); //~ E0502
  m.rewind();
  return 0;
}
