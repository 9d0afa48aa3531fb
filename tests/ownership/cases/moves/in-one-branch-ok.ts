// A move in a branch that returns is none for the code behind it.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (n > 2) return consume(a);
  return a.read();
}
