// A constructor sets a field once, on every path.
import { OwnedFd, pass } from "../prelude";

@owned
class Slot {
  fd: OwnedFd;

  constructor(n: i32) {
    if (n > 3) {
      this.fd = OwnedFd.open();
    }
    else {
      this.fd = pass(OwnedFd.open());
    }
  }
}

export function main(n: i32): i32 {
  const s = new Slot(n);
  return s.fd.read();
}
