// A Map can't hold borrows.
// rustc: accepted, because the type of the map carries the lifetime there
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const m = new Map<i32, BorrowedFd>(); //~ OWN0910
  m.set(1, a.asFd());
  return m.size;
}
