// A value can't be the receiver of a consuming method and its argument.
import { OwnedFd } from "../prelude";

@owned
class Box {
  constructor(public fd: OwnedFd) {}

  @consumes join(other: Box): i32 {
    return this.fd.read() + other.fd.read();
  }
}

export function main(n: i32): i32 {
  const b = new Box(OwnedFd.open());
  return b.join(b); //~ E0382
}
