// A field may move after the last use of a borrow of the whole object.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  const r: Ref<Pair> = p;
  const s = r.b.read();
  return s + consume(p.a);
}
