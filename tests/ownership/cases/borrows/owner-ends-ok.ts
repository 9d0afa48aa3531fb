// A borrow may be used where its owner is declared in an outer scope.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let b: BorrowedFd;
  {
    b = a.asFd();
  }
  return b.read();
}
