// A borrow is passed where a borrow is wanted.
import { BorrowedFd, OwnedFd, readFd } from "../prelude";

function look(b: BorrowedFd): i32 {
  return readFd(b);
}

export function main(n: i32): i32 {
  return look(OwnedFd.open().asFd());
}
