// An owner may be read after the last use of a mutable borrow.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const m: Mut<OwnedFd> = a;
  m.rewind();
  return a.read();
}
