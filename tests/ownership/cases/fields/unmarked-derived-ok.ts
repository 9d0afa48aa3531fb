// A class that extends an owned class is owned when it is marked so.
import { OwnedFd } from "../prelude";

@owned
class Base {
  constructor(public a: OwnedFd) {}
}

@owned
class Derived extends Base {
  constructor(a: OwnedFd) {
    super(a);
  }
}

export function main(n: i32): i32 {
  const d = new Derived(OwnedFd.open());
  return d.a.read();
}
