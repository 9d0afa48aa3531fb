// The head of a `for` may assign a variable that owns, whose old value is dropped.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let sum = 0;
  let fd = OwnedFd.open();
  for (fd = OwnedFd.open(); sum < n; sum++) fd.rewind();
  if (n > 2) fd.close();
  for (fd = OwnedFd.open(); sum < 2 * n; sum++) fd.rewind();
  return sum + fd.read();
}
