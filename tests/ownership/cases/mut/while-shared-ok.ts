// A value may be changed after the last use of its borrows.
import { OwnedFd, poke } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  b.read();
  a.rewind();
  poke(a);
  return a.read();
}
