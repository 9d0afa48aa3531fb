// A value that may have moved is dropped at its end unless it did.
import { OwnedFd, consume, log } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  if (n > 2) {
    consume(a);
  }
  else if (n > 1) {
    consume(b);
  }
  log(9, n);
  return n;
}
