// A field of one of two values is read, and neither moves.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Hold {
  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const a = new Hold(OwnedFd.open());
  const b = new Hold(OwnedFd.open());
  const k = (n > 3 ? a : b).fd.read();
  drop(a);
  return k;
}
