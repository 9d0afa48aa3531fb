// A turn may assign to an owner after the last use of its borrow.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  let last: BorrowedFd | null = null;
  for (let i = 0; i < n; i++) {
    last = a.asFd();
    if (last !== null) last.read();
    a = OwnedFd.open();
  }
  return a.read();
}
