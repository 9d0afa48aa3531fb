// A case that falls through moves for the next one.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  switch (n) {
    case 1: consume(a);
    case 2: return a.read(); //~ E0382
    default: return 0;
  }
}
