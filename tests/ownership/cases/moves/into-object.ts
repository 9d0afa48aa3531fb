// A value that moved into an object can't be used by its name.
import { OwnedFd } from "../prelude";

@owned
class Numbered {
  constructor(public fd: OwnedFd, public k: i32) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const p = new Numbered(fd, 3);
  return fd.read() + p.k; //~ E0382
}
