// The value by default of a parameter may own.
import { OwnedFd, consume } from "../prelude";

function f(n: i32, a: OwnedFd = OwnedFd.open()): i32 {
  if (n > 3) return consume(a);
  return a.read();
}

export function main(n: i32): i32 {
  return f(n) + f(n, OwnedFd.open());
}
