// A loop may be left with the owner itself.
import { OwnedFd, pass } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  while (true) {
    const found = OwnedFd.open();
    if (n > 3) {
      fd = found;
      break;
    }
    fd = pass(found);
    break;
  }
  return fd.asFd().read();
}
