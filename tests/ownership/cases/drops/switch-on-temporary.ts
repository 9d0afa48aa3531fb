// A temporary that a switch looks at is dropped before its cases.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  switch (OwnedFd.open().read() + n) {
    case 3: return 1;
    case 4: {
      const b = OwnedFd.open();
      return b.read();
    }
    default: return 9;
  }
}
