// An overloaded prefix operator borrows its operand.
import { OwnedFd } from "../prelude";

@owned
class V {
  constructor(public fd: OwnedFd) {}

  @operator.prefix("!") static not(a: V): bool {
    return a.fd.read() > 3;
  }
}

export function main(n: i32): i32 {
  const a = new V(OwnedFd.open());
  const s = !a ? 1 : 0;
  return s + a.fd.read() + (!new V(OwnedFd.open()) ? 2 : 0);
}
