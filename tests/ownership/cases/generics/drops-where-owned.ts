// A generic function drops its parameters where T is owned.
import { OwnedFd } from "../prelude";

function twice<T>(x: T, y: T, n: i32): T {
  if (n > 3) return x;
  return y;
}

export function main(n: i32): i32 {
  const a = twice(OwnedFd.open(), OwnedFd.open(), n);
  return a.read() + twice<i32>(1, 2, n);
}
