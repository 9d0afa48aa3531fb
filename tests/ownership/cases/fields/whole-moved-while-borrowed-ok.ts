// An object may move after the last use of a borrow of its field.
import { OwnedFd } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function end(p: Pair): i32 {
  return p.b.read();
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  const b = p.a.asFd();
  const s = b.read();
  return s + end(p);
}
