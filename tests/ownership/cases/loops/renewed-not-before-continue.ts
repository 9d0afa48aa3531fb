// A variable must have its new value before `continue`, too.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let fd = OwnedFd.open();
  for (let i = 0; i < 3; i++) {
    consume(fd); //~ E0382
    if (i == 1) continue;
    fd = OwnedFd.open();
  }
  return 0;
}
