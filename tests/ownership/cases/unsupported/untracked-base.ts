// An owned value can't become a value of a base class that isn't owned.
import { OwnedFd } from "../prelude";

class Base {
}

@owned
class Sub extends Base {
  constructor(public fd: OwnedFd) {
    super();
  }
}

export function main(n: i32): i32 {
  const s = new Sub(OwnedFd.open());
  const b: Base = s; //~ OWN0906
  return 0;
}
