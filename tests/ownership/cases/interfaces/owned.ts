// A value of an owned interface is dropped as what it is.
import { OwnedFd } from "../prelude";

@owned
interface Closer {
  id(): i32;
}

@owned
class A implements Closer {
  constructor(public fd: OwnedFd) {}

  id(): i32 {
    return 1;
  }
}

@owned
class B implements Closer {
  constructor(public fd: OwnedFd) {}

  id(): i32 {
    return 2;
  }
}

function mk(n: i32): Closer {
  if (n > 3) return new A(OwnedFd.open());
  return new B(OwnedFd.open());
}

export function main(n: i32): i32 {
  const c = mk(n);
  return c.id();
}
