// A borrow can't be used after the scope of its owner.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let b: BorrowedFd;
  {
    const a = OwnedFd.open();
    b = a.asFd(); //~ E0597
  }
  return b.read();
}
