// The methods of a base class that isn't tracked don't get a tracked `this`.
import { OwnedFd } from "../prelude";

class Base {
  self(): Base {
    return this;
  }
}

@owned
class Derived extends Base { //~ OWN0904
  constructor(public fd: OwnedFd) {
    super();
  }
}

export function main(n: i32): i32 {
  const a = new Derived(OwnedFd.open());
  return n;
}
