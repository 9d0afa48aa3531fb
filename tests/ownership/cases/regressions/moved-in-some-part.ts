// What only one part of a condition has done isn't sure where another part may have decided.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  if (n > 1 && consume(a) > 0) return 1;
  if (n < 5 || consume(b) > 0) return b.read(); //~ E0382
  return a.read(); //~ E0382
}
