// A result that borrows from nothing that the caller has lacks its lifetime, and no more is said of it.
import { BorrowedFd, OwnedFd } from "../prelude";

function f(): BorrowedFd { //~ E0106
  const a = OwnedFd.open();
  return a.asFd();
}

export function main(n: i32): i32 {
  return f().read();
}
