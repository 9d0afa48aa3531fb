// A function can't return a borrow of a parameter that it owns.
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("static")
function f(a: OwnedFd): BorrowedFd {
  return a.asFd(); //~ E0515
}

export function main(n: i32): i32 {
  return f(OwnedFd.open()).read();
}
