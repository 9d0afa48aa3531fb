// A field that moves out of an object outlives it.
import { OwnedFd, log } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  let fd: OwnedFd;
  {
    const p = new Pair(OwnedFd.open(), OwnedFd.open());
    fd = p.a;
  }
  log(9, n);
  return fd.read();
}
