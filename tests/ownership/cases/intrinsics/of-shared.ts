// `replace` changes its place, whose object must not be borrowed as shared.
import { replace } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Counter {
  count: i32 = 0;
  constructor(private fd: OwnedFd) {}

  next(): i32 {
    return replace(this.count, this.count + 1); //~ E0594
  }
}

export function main(n: i32): i32 {
  const counter = new Counter(OwnedFd.open());
  return counter.next();
}
