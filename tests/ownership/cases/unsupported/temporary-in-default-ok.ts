// The body of the function has a place to drop a temporary.
import { OwnedFd } from "../prelude";

function f(n: i32, a: i32 = -1): i32 {
  if (a < 0) return OwnedFd.open().read();
  return a;
}

export function main(n: i32): i32 {
  return f(n) + f(n, 2);
}
