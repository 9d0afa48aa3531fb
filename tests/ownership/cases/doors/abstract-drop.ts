// An abstract `drop()` is no destructor.
import { OwnedFd, log } from "../prelude";

@owned
abstract class A {
  abstract drop(): void;
  abstract read(): i32;
}

@owned
class B extends A {
  constructor(private fd: OwnedFd) {
    super();
  }

  drop(): void {
    log(6, 1);
  }

  read(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const a: A = new B(OwnedFd.open());
  return a.read();
}
