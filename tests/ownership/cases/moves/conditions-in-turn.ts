// A condition that moves has moved for the next condition.
import { OwnedFd } from "../prelude";

function end(fd: OwnedFd): bool {
  return false;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  if (n == 0 && end(fd)) return 1;
  else if (n == 1 && end(fd)) return 2; //~ E0382
  return 3;
}
