// Where no part of a condition is left that may have moved a value, it is still there.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  if (n > 1 && n < 3) return consume(a);
  if (n < 5 || n == 6) return b.read();
  return a.read();
}
