// A generic function may give back what it was given.
import { OwnedFd } from "../prelude";

function same<T>(x: T): T {
  return x;
}

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  a = same(a);
  const b = same(a);
  return b.read() + same<i32>(n);
}
