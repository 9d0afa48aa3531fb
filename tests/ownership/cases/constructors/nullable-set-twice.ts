// A nullable field may be set again in a constructor.
import { OwnedFd } from "../prelude";

@owned
class P {
  fd: OwnedFd | null;

  constructor(n: i32) {
    if (n > 3) {
      this.fd = OwnedFd.open();
    }
    this.fd = OwnedFd.tryOpen(n > 1);
  }
}

export function main(n: i32): i32 {
  const p = new P(n);
  return p.fd !== null ? 1 : 0;
}
