// A field of a field may move, and what is left of both is dropped.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

@owned
class Outer {
  constructor(public first: OwnedFd, public pair: Pair, public last: OwnedFd) {}
}

function sum(p: Pair): i32 {
  return p.a.read() + p.b.read();
}

export function main(n: i32): i32 {
  const o = new Outer(OwnedFd.open(), new Pair(OwnedFd.open(), OwnedFd.open()), OwnedFd.open());
  if (n == 1) return consume(o.pair.a);
  if (n == 2) return sum(o.pair);
  if (n > 5) consume(o.pair.b);
  return o.last.read();
}
