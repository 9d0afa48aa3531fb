// A base class without code of its own may be untracked.
import { OwnedFd } from "../prelude";

abstract class Base {
  n: i32 = 1;
  abstract read(): i32;
}

@owned
class Derived extends Base {
  constructor(public fd: OwnedFd) {
    super();
  }

  read(): i32 {
    return this.fd.read() + this.n;
  }
}

export function main(n: i32): i32 {
  const a = new Derived(OwnedFd.open());
  return a.read();
}
