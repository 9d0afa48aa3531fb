// A value may move in one branch when its borrow is used in the other.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  if (n > 3) consume(a);
  else b.read();
  return n;
}
