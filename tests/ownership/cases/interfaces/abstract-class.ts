// A value of an abstract class is dropped as what it is.
import { OwnedFd, log } from "../prelude";

@owned
abstract class Base {
  abstract id(): i32;
}

@owned
class X extends Base {
  constructor(public fd: OwnedFd) {
    super();
  }

  id(): i32 {
    return this.fd.raw;
  }
}

@owned
class Y extends Base {
  constructor(public fd: OwnedFd, public gd: OwnedFd) {
    super();
  }

  id(): i32 {
    return this.gd.raw;
  }

  drop(): void {
    log(6, 1);
  }
}

function mk(n: i32): Base {
  if (n > 3) return new X(OwnedFd.open());
  return new Y(OwnedFd.open(), OwnedFd.open());
}

export function main(n: i32): i32 {
  const b = mk(n);
  return b.id();
}
