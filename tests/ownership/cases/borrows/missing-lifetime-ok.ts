// @lifetime says from which parameter a result borrows.
import { drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("a")
function first(a: BorrowedFd, b: BorrowedFd): BorrowedFd {
  return a;
}

export function main(n: i32): i32 {
  const x = OwnedFd.open();
  const y = OwnedFd.open();
  const r = first(x.asFd(), y.asFd());
  drop(y);
  return r.read();
}
