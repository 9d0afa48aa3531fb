// A variable that a loop may leave before it is set can't be used after it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  while (true) {
    if (n > 3) break;
    fd = OwnedFd.open();
    break;
  }
  return fd.read(); //~ E0381
}
