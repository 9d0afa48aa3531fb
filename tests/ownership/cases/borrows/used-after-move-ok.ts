// A borrow ends with its last use, and then its owner may move.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  const s = b.read();
  return s + consume(a);
}
