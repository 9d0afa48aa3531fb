// A temporary behind && is dropped only where it was made.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let i = 0;
  while (i < n && (i != 3 && OwnedFd.open().read() > 0 || i == 3)) i++;
  return i;
}
