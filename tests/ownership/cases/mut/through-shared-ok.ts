// A mutable borrow gives shared and mutable ones.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd, peek, poke } from "../prelude";

function both(a: Mut<OwnedFd>): i32 {
  a.rewind();
  poke(a);
  return peek(a);
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return both(a) + both(a);
}
