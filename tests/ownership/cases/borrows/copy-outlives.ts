// A copy of a borrow keeps the owner borrowed as the first one does.
import { BorrowedFd, OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let c: BorrowedFd;
  {
    const b = a.asFd();
    c = b;
  }
  consume(a); //~ E0505
  return c.read();
}
