// A class that extends an owned class must be marked @owned.
import { OwnedFd } from "../prelude";

@owned
class Base {
  constructor(public a: OwnedFd) {}
}

class Derived extends Base { //~ OWN0904
  constructor(a: OwnedFd) {
    super(a);
  }
}

export function main(n: i32): i32 {
  const d = new Derived(OwnedFd.open());
  return d.a.read();
}
