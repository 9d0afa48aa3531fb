// The value by default of a parameter has no place to drop a temporary.
import { OwnedFd } from "../prelude";

function f(n: i32, a: i32 = OwnedFd.open().read()): i32 { //~ OWN0924
  return a;
}

export function main(n: i32): i32 {
  return f(n);
}
