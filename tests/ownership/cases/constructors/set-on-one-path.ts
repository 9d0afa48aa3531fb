// A constructor can't set a field again that may not have been set.
import { OwnedFd } from "../prelude";

@owned
class Slot {
  fd: OwnedFd;

  constructor(n: i32) { //~ OWN0928
    if (n > 3) {
      this.fd = OwnedFd.open();
    }
    this.fd = OwnedFd.open();
  }
}

export function main(n: i32): i32 {
  const s = new Slot(n);
  return s.fd.read();
}
