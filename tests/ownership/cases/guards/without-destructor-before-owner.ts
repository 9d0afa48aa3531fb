// An object that holds a borrow and isn't dropped may be declared before its owner.
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}
}

export function main(n: i32): i32 {
  let v: View | null = null;
  const a = OwnedFd.open();
  v = new View(a.asFd());
  return n;
}
