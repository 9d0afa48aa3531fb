// An inlined function drops what it owns.
import { OwnedFd, consume } from "../prelude";

// @ts-ignore: decorator
@inline
function both(a: OwnedFd, n: i32): i32 {
  const b = OwnedFd.open();
  if (n > 3) return consume(a);
  return b.read();
}

export function main(n: i32): i32 {
  return both(OwnedFd.open(), n) + both(OwnedFd.open(), n + 1);
}
