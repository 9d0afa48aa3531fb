// Two variables can swap their values through a third.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open(), b = OwnedFd.open();
  a = a;
  const t = a;
  a = b;
  b = t;
  return a.read() * 10 + b.read();
}
