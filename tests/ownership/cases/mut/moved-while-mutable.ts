// A value can't move while a mutable borrow of it is used later.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const m: Mut<OwnedFd> = a;
  consume(a); //~ E0505
  m.rewind();
  return 0;
}
