// The condition of `do` names what was declared before the loop.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let read = 0;
  do {
    const a = OwnedFd.open();
    read = a.read();
    n--;
  } while (n > 0 && read > 3);
  return n;
}
