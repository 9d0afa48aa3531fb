// An owned value may become a value of a base class that is owned.
import { OwnedFd, log } from "../prelude";

@owned
class Base {
  drop(): void {
    log(6, 0);
  }
}

@owned
class Sub extends Base {
  constructor(public fd: OwnedFd) {
    super();
  }
}

export function main(n: i32): i32 {
  const s = new Sub(OwnedFd.open());
  const b: Base = s;
  return b instanceof Sub ? 1 : 0;
}
