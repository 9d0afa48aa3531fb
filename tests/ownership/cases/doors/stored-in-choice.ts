// What is stored through a choice must live as long as both of its sides.
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = new OwnedArray<BorrowedFd>(),
    b = new OwnedArray<BorrowedFd>();
  {
    const fd = OwnedFd.open();
    (n > 1 ? a : b).push(fd.asFd()); //~ E0597
  }
  return a[0].read();
}
