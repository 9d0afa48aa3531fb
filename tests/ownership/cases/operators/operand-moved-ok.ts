// One operand may be a temporary, and is dropped with the statement.
import { OwnedFd } from "../prelude";

@owned
class V {
  constructor(public fd: OwnedFd) {}

  @operator("==") static eq(a: V, b: V): bool {
    return a.fd.read() == b.fd.read();
  }
}

function same(v: V): V {
  return v;
}

export function main(n: i32): i32 {
  const a = new V(OwnedFd.open());
  return a == same(new V(OwnedFd.open())) ? 1 : 0;
}
