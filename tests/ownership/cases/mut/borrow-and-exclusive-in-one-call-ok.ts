// A call may take a borrow of one value and another as mutable.
import { Mut } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

function copyTo(from: BorrowedFd, to: Mut<OwnedFd>): void {
  from.read();
  to.rewind();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  copyTo(a.asFd(), b);
  return b.asFd().read();
}
