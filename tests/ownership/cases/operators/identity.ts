// Without an overload, == compares which objects two values are.
// rustc: E0369, because there a struct can only be compared by a trait of its own
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  return a == b ? 1 : a.read() + b.read();
}
