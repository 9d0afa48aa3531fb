// A loop may move a value in its last turn.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  while (true) {
    consume(fd);
    break;
  }
  return 0;
}
