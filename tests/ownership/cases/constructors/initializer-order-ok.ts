// The initializer of a field may use the fields before it, and what the base class has set.
import { OwnedFd } from "../prelude";

@owned
class Base {
  constructor(public base: OwnedFd) {}
}

@owned
class Reader extends Base {
  fd: OwnedFd = OwnedFd.open();
  later: OwnedFd | null = null;
  first: i32 = this.fd.read() + this.base.read();
  second: i32 = this.size();

  size(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const reader = new Reader(OwnedFd.open());
  return reader.first + reader.second;
}
