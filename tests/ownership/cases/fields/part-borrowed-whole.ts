// A field can't move while a borrow of the whole object is used later.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  const r: Ref<Pair> = p;
  consume(p.a); //~ E0505
  return r.b.read();
}
