// A check for null counts, though drops are written around it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.tryOpen(n > 2);
  if (!a) return 7;
  const b = OwnedFd.tryOpen(n > 4);
  if (b === null) {
    return a.read();
  }
  let s = b.read();
  while (n < 7 && a) {
    s += a.read();
    break;
  }
  return s;
}
