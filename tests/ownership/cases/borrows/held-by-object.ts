// An object that holds a borrow keeps the owner borrowed.
import { BorrowedFd, OwnedFd, consume } from "../prelude";

@borrowed
class View {
  constructor(public fd: BorrowedFd) {}

  get(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = new View(a.asFd());
  consume(a); //~ E0505
  return v.get();
}
