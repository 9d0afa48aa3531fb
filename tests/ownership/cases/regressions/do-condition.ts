// The condition of `do` sees the variables around it, not those of the body.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let i = 0;
  do {
    i++;
    const a = OwnedFd.open();
    a.rewind();
  } while (i < 3 && a.read() > n);
  return a.read();
}
