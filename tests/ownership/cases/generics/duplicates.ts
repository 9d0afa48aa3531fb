// A generic body that uses a value twice is wrong where T is owned.
import { OwnedFd } from "../prelude";

function dup<T>(x: T): T {
  const y = x;
  return x; //~ E0382
}

export function main(n: i32): i32 {
  return dup(OwnedFd.open()).read();
}
