// A function may return a borrow of a borrow that it was given.
// rustc: E0515, because as_fd borrows the variable there, and here what the variable borrows
import { BorrowedFd, OwnedFd } from "../prelude";

function again(b: BorrowedFd): BorrowedFd {
  return b.asFd();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return again(a.asFd()).read();
}
