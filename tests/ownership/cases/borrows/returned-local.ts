// A function can't return a borrow of its own variable.
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("static")
function f(): BorrowedFd {
  const a = OwnedFd.open();
  return a.asFd(); //~ E0515
}

export function main(n: i32): i32 {
  return f().read();
}
