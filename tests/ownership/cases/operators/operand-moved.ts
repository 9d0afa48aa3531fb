// One operand can't move the other.
import { OwnedFd } from "../prelude";

@owned
class V {
  constructor(public fd: OwnedFd) {}

  @operator("==") static eq(a: V, b: V): bool {
    return a.fd.read() == b.fd.read();
  }
}

function pv(v: V): V {
  return v;
}

export function main(n: i32): i32 {
  const a = new V(OwnedFd.open());
  return a == pv(a) ? 1 : 0; //~ E0505
}
