// A value is dropped on the way out of a scope where another has its name.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  for (let i = 0; i < 2; i++) {
    const a = OwnedFd.open();
    if (n > 3) return a.read();
    if (n > 1) {
      const a = 7;
      return a;
    }
  }
  return a.read();
}
