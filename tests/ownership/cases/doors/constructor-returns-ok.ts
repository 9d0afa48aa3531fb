// A constructor may return early.
import { OwnedFd } from "../prelude";

@final
@owned
class Box {
  count: i32 = 0;
  constructor(public fd: OwnedFd) {
    if (this.fd.raw > 3) return this;
    this.count = 1;
  }
}

export function main(n: i32): i32 {
  const box = new Box(OwnedFd.open());
  return box.fd.read() + box.count;
}
