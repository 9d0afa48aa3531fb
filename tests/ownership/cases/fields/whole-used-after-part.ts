// An object can't be used as a whole when one of its fields has moved.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function sum(p: Ref<Pair>): i32 {
  return p.a.read() + p.b.read();
}

export function main(n: i32): i32 {
  const p = new Pair(OwnedFd.open(), OwnedFd.open());
  return consume(p.a) + sum(p); //~ E0382
}
