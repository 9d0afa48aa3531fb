// A variable that has moved may be used after it gets a new value.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let fd = OwnedFd.open();
  consume(fd);
  fd = OwnedFd.open();
  return fd.read();
}
