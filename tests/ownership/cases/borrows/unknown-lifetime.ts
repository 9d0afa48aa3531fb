// @lifetime names a parameter.
import { BorrowedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("c") //~ E0261
function first(a: BorrowedFd, b: BorrowedFd): BorrowedFd {
  return a;
}

export function main(n: i32): i32 {
  return n;
}
