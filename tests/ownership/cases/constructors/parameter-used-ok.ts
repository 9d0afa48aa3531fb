// A parameter may be used before it moves into a field, and the field after.
import { OwnedFd } from "../prelude";

@owned
class File {
  fd: OwnedFd;

  constructor(fd: OwnedFd) {
    fd.read();
    this.fd = fd;
    this.fd.read();
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return f.fd.read();
}
