// A generic object may hold a borrow while the owner lives.
import { drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class Holder<T> {
  constructor(public value: T) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const h = new Holder<BorrowedFd>(fd.asFd());
  const s = h.value.read();
  drop(fd);
  return s;
}
