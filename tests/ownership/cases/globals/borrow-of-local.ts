// A borrow of a variable can't go into a global, which lives for ever.
// rustc: E0597, because there the global demands the lifetime from the variable
import { BorrowedFd, OwnedFd } from "../prelude";

let g: BorrowedFd | null = null;

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  g = a.asFd(); //~ E0521
  return 0;
}
