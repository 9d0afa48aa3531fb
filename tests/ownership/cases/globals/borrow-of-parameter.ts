// A borrow that a function was given can't go into a global.
import { BorrowedFd, OwnedFd } from "../prelude";

let current: BorrowedFd | null = null;

function keep(b: BorrowedFd): void {
  current = b; //~ E0521
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  keep(a.asFd());
  return 0;
}
