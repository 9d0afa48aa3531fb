// A borrow can't go into an array.
// rustc: accepted, because an array's type carries the lifetime there
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = [a.asFd()]; //~ E0521
  return v[0].read();
}
