// A variable that gets its new value before `continue` may move in each turn.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let fd = OwnedFd.open();
  for (let i = 0; i < 3; i++) {
    consume(fd);
    fd = OwnedFd.open();
    if (i == 1) continue;
    fd.read();
  }
  return 0;
}
