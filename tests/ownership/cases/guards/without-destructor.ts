// An object that holds a borrow and isn't dropped lets its owner move after its last use.
import { BorrowedFd, OwnedFd, consume } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = new View(a.asFd());
  return consume(a);
}
