// A borrow may be taken from a nullable owner where there is one.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const o = OwnedFd.tryOpen(n > 3);
  const b: BorrowedFd | null = o !== null ? o.asFd() : null;
  return b !== null ? b.read() : 0;
}
