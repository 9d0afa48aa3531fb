// An assignment drops the old value only if it is still there.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  if (n > 2) consume(a);
  a = OwnedFd.open();
  if (n > 4) consume(a);
  return n;
}
