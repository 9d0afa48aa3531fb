// A value may move on a path on which its borrow isn't used.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  if (n > 3) {
    consume(a);
    return 1;
  }
  return b.read();
}
