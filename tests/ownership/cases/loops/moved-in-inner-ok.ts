// An inner loop may move what the outer turn declares, and then leave.
import { OwnedFd, consume, log } from "../prelude";

export function main(n: i32): i32 {
  for (let i = 0; i < n; i++) {
    const a = OwnedFd.open();
    for (let j = 0; j < n; j++) {
      if (j == i) {
        consume(a);
        break;
      }
      log(9, j);
    }
  }
  return 0;
}
