// A variable that only one path sets is dropped on that path.
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  let fd: OwnedFd;
  if (n > 3) {
    fd = OwnedFd.open();
  }
  log(9, n);
  return 0;
}
