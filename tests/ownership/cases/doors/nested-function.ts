// Functions within functions take and give owners.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  function open(): OwnedFd {
    return OwnedFd.open();
  }
  function end(fd: OwnedFd): i32 {
    return fd.read();
  }
  const a = open();
  const b = open();
  return end(a) + b.read();
}
