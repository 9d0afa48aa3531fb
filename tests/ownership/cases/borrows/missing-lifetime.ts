// A result that borrows must say from which of two parameters.
import { BorrowedFd } from "../prelude";

function f(a: BorrowedFd, b: BorrowedFd): BorrowedFd { //~ E0106
  return a;
}

export function main(n: i32): i32 {
  return 0;
}
