// A call can't take a borrow and its owner as mutable.
import { Mut } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

function copyTo(from: BorrowedFd, to: Mut<OwnedFd>): void {
  from.read();
  to.rewind();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  copyTo(a.asFd(), a); //~ E0502
  return 0;
}
