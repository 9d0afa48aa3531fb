// A `do … while` can't move in each turn what is declared before it.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let i = 0;
  do {
    consume(a); //~ E0382
    i++;
  } while (i < n);
  return i;
}
