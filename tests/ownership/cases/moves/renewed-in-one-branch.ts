// A value that only one branch renews can't be used after both.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  consume(a);
  if (n > 3) a = OwnedFd.open();
  return a.read(); //~ E0382
}
