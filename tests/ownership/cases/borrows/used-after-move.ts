// A value can't move while a borrow of it is used later.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  consume(a); //~ E0505
  return b.read();
}
