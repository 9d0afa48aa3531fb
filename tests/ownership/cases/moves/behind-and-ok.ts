// A value that moves behind && is dropped where it didn't.
import { OwnedFd, log } from "../prelude";

function end(fd: OwnedFd): bool {
  return true;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const done = n > 3 && end(fd);
  log(9, n);
  return done ? 1 : 0;
}
