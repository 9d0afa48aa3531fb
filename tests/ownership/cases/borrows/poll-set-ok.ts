// An owner may go after the last use of a set of borrows.
import { drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class PollSet {
  constructor(public a: BorrowedFd, public b: BorrowedFd) {}
}

function poll(set: PollSet): i32 {
  return set.a.read() + set.b.read();
}

export function main(n: i32): i32 {
  const x = OwnedFd.open();
  const y = OwnedFd.open();
  const set = new PollSet(x.asFd(), y.asFd());
  const s = poll(set);
  drop(x);
  return s;
}
