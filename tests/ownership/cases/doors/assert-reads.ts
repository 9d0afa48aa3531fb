// `assert(value)` reads, as a statement too.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.tryOpen(true);
  assert(a);
  assert(a, "there is one");
  return a ? a.read() : 0;
}
