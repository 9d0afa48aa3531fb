// A number that was read through a borrow may go into a global.
import { BorrowedFd, OwnedFd } from "../prelude";

let current = 0;

function keep(b: BorrowedFd): void {
  current = b.read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  keep(a.asFd());
  return current;
}
