// Owned values may be passed one by one.
import { OwnedFd } from "../prelude";

function both(a: OwnedFd, b: OwnedFd): i32 {
  return a.read() + b.read();
}

export function main(n: i32): i32 {
  return both(OwnedFd.open(), OwnedFd.open());
}
