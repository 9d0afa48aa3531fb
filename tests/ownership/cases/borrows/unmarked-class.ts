// A class that holds a borrow must be marked @borrowed.
import { BorrowedFd } from "../prelude";

class View {
  constructor(public fd: BorrowedFd) {} //~ E0106
}

export function main(n: i32): i32 {
  return 0;
}
