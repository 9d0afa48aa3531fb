// An object with a destructor may hold another in a field, and is dropped before it.
import { log } from "../prelude";

@owned
class Inner {
  drop(): void {
    log(6, 0);
  }
}

@owned
class Outer {
  inner: Inner = new Inner();

  drop(): void {
    log(6, 1);
  }
}

export function main(n: i32): i32 {
  const o = new Outer();
  return 0;
}
