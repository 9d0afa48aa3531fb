// The condition of a loop may borrow what is declared before it.
import { OwnedFd, peek } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  let i = 0;
  while (peek(fd) + i < n) i++;
  return i;
}
