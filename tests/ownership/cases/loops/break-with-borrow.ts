// A loop can't be left with a borrow of what a turn declares.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let b: BorrowedFd;
  while (true) {
    const fd = OwnedFd.open();
    b = fd.asFd(); //~ E0597
    break;
  }
  return b.read();
}
