// A field can't move out of an object whose class another extends: the object may have more to drop.
import { OwnedFd } from "../prelude";

@owned
class Base {
  constructor(public a: OwnedFd) {}

  @consumes intoFd(): OwnedFd {
    return this.a; //~ E0509
  }
}

@owned
class Derived extends Base {
  constructor(a: OwnedFd, public b: OwnedFd) {
    super(a);
  }
}

export function main(n: i32): i32 {
  const d = new Derived(OwnedFd.open(), OwnedFd.open());
  return d.intoFd().read();
}
