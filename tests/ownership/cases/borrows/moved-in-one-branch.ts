// A value can't move in one branch when its borrow is used after both.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  if (n > 3) consume(a); //~ E0505
  return b.read();
}
