// A function may return a borrow of what it was lent.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

function f(a: Ref<OwnedFd>): BorrowedFd {
  return a.asFd();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = f(a);
  return b.read();
}
