// A function can't return an object that holds a borrow of its own variable.
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class Holder {
  constructor(public b: BorrowedFd) {}
}

// @ts-ignore: decorator
@lifetime("static")
function made(): Holder {
  const fd = OwnedFd.open();
  return new Holder(fd.asFd()); //~ E0515
}

export function main(n: i32): i32 {
  return made().b.read();
}
