// A field that holds a borrow is set in the constructor and never again.
import { BorrowedFd } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}

  set(b: BorrowedFd): void {
    this.fd = b; //~ E0521
  }
}

export function main(n: i32): i32 {
  return 0;
}
