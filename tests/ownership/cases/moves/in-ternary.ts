// A ternary may have moved either of its sides.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const k = n > 3 ? a : b;
  return a.read() + k.read(); //~ E0382
}
