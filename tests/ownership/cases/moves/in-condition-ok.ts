// A move in a condition is no move on the path around it.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (n > 2) {
    if (consume(a) > 0) return 1;
    return 2;
  }
  return a.read();
}
