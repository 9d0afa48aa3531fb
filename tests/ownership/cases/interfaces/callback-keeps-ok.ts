// An object that is given a borrow may use it and keep a number.
import { BorrowedFd, OwnedFd } from "../prelude";

interface Visitor {
  visit(fd: BorrowedFd): void;
}

class Sum implements Visitor {
  total: i32 = 0;

  visit(fd: BorrowedFd): void {
    this.total += fd.read();
  }
}

function each(v: Visitor): void {
  const fd = OwnedFd.open();
  v.visit(fd.asFd());
}

export function main(n: i32): i32 {
  const sum = new Sum();
  each(sum);
  each(sum);
  return sum.total;
}
