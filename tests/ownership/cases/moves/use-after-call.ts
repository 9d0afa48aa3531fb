// A value that was passed by value can't be used again.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  consume(a);
  return a.read(); //~ E0382
}
