// A generic object that holds a borrow keeps the owner borrowed.
import { drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class Holder<T> {
  constructor(public value: T) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const h = new Holder<BorrowedFd>(fd.asFd());
  drop(fd); //~ E0505
  return h.value.read();
}
