// Copies of a borrow may be used in any order before the owner moves.
import { BorrowedFd, OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let c: BorrowedFd;
  {
    const b = a.asFd();
    c = b;
  }
  const s = c.read();
  return s + consume(a);
}
