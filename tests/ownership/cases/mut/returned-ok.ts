// A function may return a mutable borrow of what it was lent.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function same(a: Mut<OwnedFd>): Mut<OwnedFd> {
  a.rewind();
  return a;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  same(same(a)).rewind();
  return a.read();
}
