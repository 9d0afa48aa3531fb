// A parameter that moved into a field can't be used again.
import { OwnedFd } from "../prelude";

@owned
class File {
  fd: OwnedFd;

  constructor(fd: OwnedFd) {
    this.fd = fd;
    fd.read(); //~ E0382
  }
}

export function main(n: i32): i32 {
  return 0;
}
