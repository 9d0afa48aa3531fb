// A variable can't be assigned to while a borrow of it is used later.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  const b = a.asFd();
  a = OwnedFd.open(); //~ E0506
  return b.read();
}
