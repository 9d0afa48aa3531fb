// Two mutable borrows of one value may be used one after the other.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const x: Mut<OwnedFd> = a;
  x.rewind();
  const y: Mut<OwnedFd> = a;
  y.rewind();
  return a.read();
}
