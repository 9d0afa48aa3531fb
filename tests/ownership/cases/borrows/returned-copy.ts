// A function may return a borrow that it was given.
import { BorrowedFd, OwnedFd } from "../prelude";

function same(b: BorrowedFd): BorrowedFd {
  const c = b;
  return c;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return same(a.asFd()).read();
}
