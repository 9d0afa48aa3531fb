// A function that keeps its argument beyond the call can't get a borrow that ends.
import { Ref } from "as-io-lifetimes/assembly/own";
import { begin, keep } from "../calls";
import { BorrowedFd, OwnedFd } from "../prelude";

function keepParameter(fd: BorrowedFd): void {
  keep(fd); //~ E0521
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  keep(fd.asFd()); //~ E0521
  keep(begin(fd)); //~ E0521
  begin(fd).detach(); //~ E0521
  return n;
}
