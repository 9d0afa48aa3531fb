// A case that breaks moves for itself alone.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  switch (n) {
    case 1: {
      consume(a);
      break;
    }
    case 2: {
      const b = OwnedFd.open();
      if (n == 2) break;
      b.read();
      return 1;
    }
    case 3: return a.read();
    default: {
      OwnedFd.open();
    }
  }
  return 5;
}
