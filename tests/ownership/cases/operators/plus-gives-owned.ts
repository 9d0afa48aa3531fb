// An overloaded operator may make an owned value.
import { OwnedFd, log } from "../prelude";

@owned
class V {
  constructor(public fd: OwnedFd) {}

  @operator("+") static plus(a: V, b: V): V {
    a.fd.read();
    b.fd.read();
    return new V(OwnedFd.open());
  }
}

export function main(n: i32): i32 {
  const a = new V(OwnedFd.open());
  const b = new V(OwnedFd.open());
  const c = a + b;
  log(9, n);
  const d = a + b + c;
  return d.fd.read();
}
