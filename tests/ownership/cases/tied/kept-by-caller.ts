// A function that says that it keeps its argument can't be called with a borrow that ends.
import { keep } from "../calls";
import { BorrowedFd, OwnedFd } from "../prelude";

@keeps("fd")
function keepParameter(fd: BorrowedFd): void {
  keep(fd);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  keepParameter(fd.asFd()); //~ E0521
  return n;
}
