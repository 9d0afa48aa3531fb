// An object that is given a borrow can't keep it.
// rustc: E0621, because there the type of the object says how long what it keeps must live
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class Keeper {
  last: BorrowedFd | null = null;

  visit(fd: BorrowedFd): void {
    this.last = fd; //~ E0521
  }
}

function each(k: Keeper): void {
  const fd = OwnedFd.open();
  k.visit(fd.asFd());
}

export function main(n: i32): i32 {
  each(new Keeper());
  return 0;
}
