// A value can't be changed while a shared borrow of it is used later.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  a.rewind(); //~ E0502
  return b.read();
}
