// A call can't take a borrow and the owner that it borrows from.
import { BorrowedFd, OwnedFd } from "../prelude";

function f(b: BorrowedFd, a: OwnedFd): i32 {
  return a.read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return f(a.asFd(), a); //~ E0505
}
