// A value may be read and returned.
import { OwnedFd, peek } from "../prelude";

function both(a: OwnedFd): OwnedFd {
  peek(a);
  return a;
}

export function main(n: i32): i32 {
  return both(OwnedFd.open()).read();
}
