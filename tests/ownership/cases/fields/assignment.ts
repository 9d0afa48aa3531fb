// An assignment to a field drops the value that was there.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  @mut set(fd: OwnedFd): void {
    this.fd = fd;
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  f.fd = OwnedFd.open();
  if (n > 3) f.set(OwnedFd.open());
  return f.fd.read();
}
