// A constructor that sets a field again drops what it set before.
import { OwnedFd } from "../prelude";

@owned
class File {
  fd: OwnedFd;

  constructor(fd: OwnedFd) {
    this.fd = fd;
    this.fd.read();
    this.fd = OwnedFd.open();
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return f.fd.read();
}
