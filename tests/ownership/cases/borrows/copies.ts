// A borrow may be used by two names at once.
import { OwnedFd, readFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  const c = b;
  return b.read() + c.read() + readFd(b);
}
