// A function that says that it keeps its argument may be called with a borrow of a global.
import { keep } from "../calls";
import { BorrowedFd, OwnedFd } from "../prelude";

const input = new OwnedFd(0);

@keeps("fd")
function keepParameter(fd: BorrowedFd): void {
  keep(fd);
}

export function main(n: i32): i32 {
  keepParameter(input.asFd());
  return n;
}
