// A borrow of a global may go into a global: both live for ever.
import { BorrowedFd, OwnedFd } from "../prelude";

const input = new OwnedFd(0);

let current: BorrowedFd | null = null;

export function main(n: i32): i32 {
  current = input.asFd();
  const b = current;
  return b !== null ? b.read() : 0;
}
