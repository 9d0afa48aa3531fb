// A field can't move while a borrow of it is used later.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  const b = p.a.asFd();
  consume(p.a); //~ E0505
  return b.read();
}
