// `break` and `continue` drop what the turn of the loop has declared so far.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let s = 0;
  for (let i = 0; i < 6; i++) {
    const a = OwnedFd.open();
    if (i == n) continue;
    const b = OwnedFd.open();
    if (i > n + 1) break;
    s += b.read();
  }
  return s;
}
