// A value that moves and is renewed in one branch may be used after both.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  if (n > 3) {
    consume(a);
    a = OwnedFd.open();
  }
  return a.read();
}
