// A borrow ends when its variable is set to null.
import { drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let o: BorrowedFd | null = a.asFd();
  o = null;
  drop(a);
  return o === null ? 1 : 0;
}
