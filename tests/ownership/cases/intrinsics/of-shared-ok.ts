// `replace` changes an untracked field of an object that is borrowed exclusively.
import { replace } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Counter {
  count: i32 = 0;
  constructor(private fd: OwnedFd) {}

  @mut next(): i32 {
    return replace(this.count, this.count + 1);
  }
}

export function main(n: i32): i32 {
  const counter = new Counter(OwnedFd.open());
  return counter.next() + counter.next() + replace(counter.count, 9);
}
