// A borrow isn't an owned value.
// rustc: E0308, because asc finds it too, under its own number
import { BorrowedFd, OwnedFd, consume } from "../prelude";

function end(b: BorrowedFd): i32 {
  return consume(b); //~ E0308 TS2322
}

export function main(n: i32): i32 {
  return end(OwnedFd.open().asFd());
}
