// A value that one case moves may be used by another.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  switch (n) {
    case 0: return consume(fd);
    default: return fd.read();
  }
}
