// An assignment drops the value that it overwrites.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  a = OwnedFd.open();
  if (n > 2) a = OwnedFd.open();
  return a.read();
}
