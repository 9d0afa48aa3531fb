// A consuming method takes its receiver and its arguments, and drops them last to first.
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
  return b.join(new Box(OwnedFd.open()));
}
