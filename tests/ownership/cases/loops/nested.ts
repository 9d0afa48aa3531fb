// A `break` of an inner loop leaves the values of the outer one.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let s = 0;
  for (let i = 0; i < 3; i++) {
    const a = OwnedFd.open();
    for (let j = 0; j < 3; j++) {
      const b = OwnedFd.open();
      if (j == n) break;
      if (i == n) continue;
      s += b.read();
    }
    if (i + 3 == n) break;
    s += a.read();
  }
  return s;
}
