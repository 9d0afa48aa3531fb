// Temporaries of a condition and of an incrementor of a `for` are dropped in each turn.
import { OwnedFd, peek } from "../prelude";

export function main(n: i32): i32 {
  let s = 0;
  for (let i = 0; peek(OwnedFd.open()) > 0 && i < n; i += OwnedFd.open().read() > 0 ? 1 : 2) {
    if (i == 3) continue;
    s += i;
  }
  return s;
}
