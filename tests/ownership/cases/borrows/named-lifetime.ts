// A result can't borrow from a parameter that it isn't tied to.
import { BorrowedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("a")
function f(a: BorrowedFd, b: BorrowedFd): BorrowedFd {
  return b; //~ E0621
}

export function main(n: i32): i32 {
  return 0;
}
