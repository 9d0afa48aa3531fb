// A constructor can't move out of a field that it has set.
import { OwnedFd, consume } from "../prelude";

@owned
class P {
  fd: OwnedFd;

  constructor(fd: OwnedFd) {
    this.fd = fd;
    consume(this.fd); //~ E0509
  }
}

export function main(n: i32): i32 {
  return 0;
}
