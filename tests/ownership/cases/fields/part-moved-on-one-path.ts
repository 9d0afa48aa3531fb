// A field that has moved on one path is dropped on the other.
import { OwnedFd, consume, log } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function maybe(p: Pair, n: i32): i32 {
  if (n > 3) consume(p.a);
  log(9, n);
  return n;
}

export function main(n: i32): i32 {
  return maybe(new Pair(OwnedFd.open(), OwnedFd.open()), n);
}
