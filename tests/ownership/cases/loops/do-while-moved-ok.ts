// A `do … while` that runs once may move.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let i = 0;
  do {
    consume(a);
    i++;
    break;
  } while (i < n);
  return i;
}
