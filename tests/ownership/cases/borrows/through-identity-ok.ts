// A borrow that a function gives back may be used while the owner lives.
import { drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

function same(b: BorrowedFd): BorrowedFd {
  return b;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = same(same(a.asFd()));
  const s = b.read();
  drop(a);
  return s;
}
