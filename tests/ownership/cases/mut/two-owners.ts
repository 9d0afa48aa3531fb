// Two mutable borrows of one value can't be used by turns.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const x: Mut<OwnedFd> = a;
  const y: Mut<OwnedFd> = a; //~ E0499
  x.rewind();
  y.rewind();
  return 0;
}
