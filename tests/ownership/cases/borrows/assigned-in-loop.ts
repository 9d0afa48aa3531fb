// A turn can't assign to an owner whose borrow the next turn uses.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  let last: BorrowedFd | null = null;
  for (let i = 0; i < n; i++) {
    if (last !== null) last.read();
    last = a.asFd();
    a = OwnedFd.open(); //~ E0506
  }
  return 0;
}
