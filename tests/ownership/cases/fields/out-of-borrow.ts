// A field can't move out of an object that is borrowed.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  steal(): OwnedFd {
    return this.fd; //~ E0507
  }
}

export function main(n: i32): i32 {
  return 0;
}
