// A value that one branch moves can't be used after both.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (n > 2) consume(a);
  return a.read(); //~ E0382
}
