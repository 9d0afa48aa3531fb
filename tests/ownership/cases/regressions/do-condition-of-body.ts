// The condition of `do` can't name a variable of the body, which has ended before it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  do {
    const a = OwnedFd.open();
    n--;
  } while (n > 0 && a.read() > 3); //~ TS2304
  return n;
}
