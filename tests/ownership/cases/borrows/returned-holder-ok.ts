// A function may return an object that holds a borrow of what it was lent.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class Holder {
  constructor(public b: BorrowedFd) {}
}

function made(fd: Ref<OwnedFd>): Holder {
  return new Holder(fd.asFd());
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return made(fd).b.read();
}
