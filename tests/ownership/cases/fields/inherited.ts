// Fields of a base class are dropped after those of the class.
import { OwnedFd, log } from "../prelude";

@owned
class Base {
  constructor(public a: OwnedFd) {}
}

@owned
class Derived extends Base {
  b: OwnedFd;

  constructor(a: OwnedFd, b: OwnedFd) {
    super(a);
    this.b = b;
  }

  drop(): void {
    log(8, this.b.raw);
  }
}

export function main(n: i32): i32 {
  const d = new Derived(OwnedFd.open(), OwnedFd.open());
  const b: Base = d;
  return b.a.read();
}
