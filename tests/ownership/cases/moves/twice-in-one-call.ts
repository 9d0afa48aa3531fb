// A value can be passed by value to one parameter, not to two.
import { OwnedFd } from "../prelude";

function two(a: OwnedFd, b: OwnedFd): i32 {
  return a.read() + b.read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return two(a, a); //~ E0382
}
