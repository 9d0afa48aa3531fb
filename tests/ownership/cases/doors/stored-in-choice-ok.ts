// What is stored through a choice may be declared after it, and used as long as it is there.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = new OwnedArray<BorrowedFd>(),
    b = new OwnedArray<BorrowedFd>();
  const fd = OwnedFd.open();
  (n > 1 ? a : b).push(fd.asFd());
  return a.length ? a[0].read() : b[0].read();
}
