// A value that one case moves can't be used after the switch.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  switch (n) {
    case 0: {
      consume(fd);
      break;
    }
    default: {}
  }
  return fd.read(); //~ E0382
}
