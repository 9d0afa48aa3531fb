// A parameter is dropped on the way out of a scope where a variable has its name.
import { OwnedFd } from "../prelude";

function end(fd: OwnedFd, n: i32): i32 {
  {
    const fd = OwnedFd.open();
    if (n > 3) return fd.read();
  }
  return fd.read();
}

export function main(n: i32): i32 {
  return end(OwnedFd.open(), n);
}
