// An overloaded operator borrows its operands.
import { OwnedFd } from "../prelude";

@owned
class V {
  constructor(public fd: OwnedFd) {}

  @operator("==") static eq(a: V, b: V): bool {
    return a.fd.raw == b.fd.raw;
  }
}

export function main(n: i32): i32 {
  const a = new V(OwnedFd.open()), b = new V(OwnedFd.open());
  return a == b ? 1 : a.fd.read();
}
