// A loop may move what is declared before it where it then leaves.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  let i = 0;
  while (i < n) {
    if (i == 2) {
      consume(a);
      break;
    }
    i++;
  }
  return i;
}
