// A value may move in the branch that its number selects.
import { OwnedFd } from "../prelude";

function end(fd: OwnedFd): bool {
  return false;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  if (n == 0) {
    if (end(fd)) return 1;
  }
  else if (n == 1) {
    if (end(fd)) return 2;
  }
  return 3;
}
