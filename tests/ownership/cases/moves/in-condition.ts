// A move in a condition that may not be evaluated counts as one that may have been.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (n > 2 && consume(a) > 0) return 1;
  return a.read(); //~ E0382
}
