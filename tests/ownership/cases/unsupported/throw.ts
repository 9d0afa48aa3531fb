// A `throw` ends the program, and nothing is dropped.
// check-only
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (n > 100) throw new Error("too many");
  return a.read();
}
