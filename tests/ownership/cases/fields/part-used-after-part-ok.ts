// A field that has moved may be set again, and then the whole be used.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function sum(p: Pair): i32 {
  return p.a.read() + p.b.read();
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  const s = consume(p.a);
  p.a = OwnedFd.open();
  return s + sum(p);
}
