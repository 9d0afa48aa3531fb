// A value that moves behind && may have moved.
import { OwnedFd } from "../prelude";

function end(fd: OwnedFd): bool {
  return true;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const done = n > 3 && end(fd);
  return done ? 1 : fd.read(); //~ E0382
}
