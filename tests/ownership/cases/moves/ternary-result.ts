// A ternary moves the one of its sides that it gives, and the other is dropped.
import { OwnedFd } from "../prelude";

function pick(n: i32, a: OwnedFd, b: OwnedFd): OwnedFd {
  return n > 2 ? a : b;
}

export function main(n: i32): i32 {
  const c = pick(n, OwnedFd.open(), OwnedFd.open());
  return c.read();
}
