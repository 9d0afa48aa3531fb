// A field may be taken out of an object whose class another extends, if it may be null.
import { take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Base {
  constructor(public a: OwnedFd | null) {}

  @consumes intoFd(): OwnedFd | null {
    return take(this.a);
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
  const fd = d.intoFd();
  return fd !== null ? fd.read() : 0;
}
