// A variable of a `for` is dropped when the loop ends, however it ends.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let s = 0;
  for (let a = OwnedFd.open(); s < n; s++) {
    if (s == 3) return a.read();
    if (s == 5) break;
    a.read();
  }
  return s;
}
