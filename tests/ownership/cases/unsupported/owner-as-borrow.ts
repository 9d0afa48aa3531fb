// An owned value doesn't become a BorrowedFd by itself.
// rustc: E0308, because it is asc that finds it, under its own number
import { OwnedFd, readFd } from "../prelude";

export function main(n: i32): i32 {
  return readFd(OwnedFd.open()); //~ TS2322
}
