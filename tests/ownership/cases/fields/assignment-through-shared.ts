// A field can't be assigned to through a shared borrow.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  set(fd: OwnedFd): void {
    this.fd = fd; //~ E0594
  }
}

export function main(n: i32): i32 {
  return 0;
}
