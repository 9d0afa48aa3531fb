// A turn of `do … while` drops its variables before the condition is looked at.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let i = 0;
  do {
    const a = OwnedFd.open();
    i++;
    if (i == 3) continue;
    a.read();
  } while (i < n);
  while (true) {
    const b = OwnedFd.open();
    if (i++ > 6) break;
  }
  return i;
}
