// A temporary in a condition is dropped when the condition is known.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let s = 0;
  if (OwnedFd.open().read() > n) s = 1;
  while (OwnedFd.open().read() < n) s++;
  if (n > 4 && OwnedFd.open().read() > 0) s += 10;
  return s;
}
