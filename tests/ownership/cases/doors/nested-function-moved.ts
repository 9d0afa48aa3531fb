// What a function within a function takes is gone.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  function end(fd: OwnedFd): i32 {
    return fd.read();
  }
  const a = OwnedFd.open();
  return end(a) + a.read(); //~ E0382
}
