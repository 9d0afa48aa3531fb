// A field may be set in an object of which it has moved, and the object may move then.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function end(p: Pair): i32 {
  return p.b.read();
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  if (n > 3) {
    consume(p.a);
    p.a = OwnedFd.open();
  }
  return end(p);
}
