// Misspelt and pointless decorators are errors.
import { OwnedFd, consume } from "../prelude";

@owend //~ OWN0934
class A {
  constructor(public id: i32) {}
}

@owned
class B {
  constructor(public id: i32) {}

  @consume end(): void {} //~ OWN0934
  @borrows("ff") put(fd: OwnedFd): void {} //~ OWN0934
}

class C {
  @consumes end(): void {} //~ OWN0934
  @mut change(): void {} //~ OWN0934
}

@owned("U") //~ OWN0934
class D<T> {}

@owned
@mut("chang") //~ OWN0934
interface E {
  change(): void;
}

@owned //~ OWN0934
function f(): void {}

export function main(n: i32): i32 {
  return n;
}
