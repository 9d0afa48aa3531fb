// The condition of a loop can't move what is declared before it.
import { OwnedFd } from "../prelude";

function next(fd: OwnedFd): bool {
  return false;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  while (next(fd)) {} //~ E0382
  return 0;
}
