// Decorators of other transforms are passed over.
import { OwnedFd } from "../prelude";

@serializable
class A {
  constructor(public id: i32) {}
}

@owned
class B {
  constructor(public id: i32) {}

  @consumes end(): void {}
  @borrows("fd") put(fd: OwnedFd): void {}
}

@owned
@mut("change")
interface E {
  change(): void;
}

export function main(n: i32): i32 {
  const b = new B(1);
  b.end();
  return n;
}
