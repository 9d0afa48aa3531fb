// A mutable borrow can't be used while one that was made from it is used later.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const m: Mut<OwnedFd> = a;
  const r: Mut<OwnedFd> = m;
  m.rewind(); //~ E0499
  r.rewind();
  return 0;
}
