// Two values can be passed by value to two parameters, and are dropped last to first.
import { OwnedFd } from "../prelude";

function two(a: OwnedFd, b: OwnedFd): i32 {
  return a.read() * 10 + b.read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return two(OwnedFd.open(), a);
}
