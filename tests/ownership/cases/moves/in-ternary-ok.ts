// A ternary moves one of its sides, and the other is dropped at its end.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const k = n > 3 ? a : b;
  return k.read();
}
