// The temporaries of a `case` end with it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  switch (n) {
    case OwnedFd.open().read():
      return 1;
    case OwnedFd.open().read():
      return 2;
    default:
      return 3;
  }
}
