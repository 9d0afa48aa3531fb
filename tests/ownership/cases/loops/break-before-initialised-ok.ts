// A variable that a loop sets before it is left may be used after it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  while (true) {
    fd = OwnedFd.open();
    if (n > 3) break;
    fd.read();
    break;
  }
  return fd.read();
}
