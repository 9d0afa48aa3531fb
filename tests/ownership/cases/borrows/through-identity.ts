// A borrow that a function gives back is the same borrow.
import { drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

function same(b: BorrowedFd): BorrowedFd {
  return b;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = same(a.asFd());
  drop(a); //~ E0505
  return b.read();
}
