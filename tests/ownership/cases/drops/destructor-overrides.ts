// A destructor can't override the destructor of a base class.
import { log } from "../prelude";

@owned
class Base {
  drop(): void {
    log(6, 0);
  }
}

@owned
class Derived extends Base {
  drop(): void { //~ OWN0920
    log(6, 1);
  }
}

export function main(n: i32): i32 {
  const d = new Derived();
  return 0;
}
