// A mutable borrow may be used again when the one that was made from it has ended.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd, peek, poke } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const m: Mut<OwnedFd> = a;
  const r: Mut<OwnedFd> = m;
  r.rewind();
  m.rewind();
  poke(m);
  return peek(m);
}
