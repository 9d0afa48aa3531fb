// A choice has the type that asc gives it: null is one side of it, or a base class is all that its sides have in common.
import { OwnedFd, pass } from "../prelude";

@owned
class Base {
  constructor(public fd: OwnedFd) {}
}

@owned
class Left extends Base {
  constructor() {
    super(OwnedFd.open());
  }
}

@owned
class Right extends Base {
  constructor() {
    super(OwnedFd.open());
  }
}

export function main(n: i32): i32 {
  const maybe = OwnedFd.tryOpen(n > 1),
    other = OwnedFd.open();
  const either = n > 2 ? new Left() : new Right();
  const both = maybe && pass(other);
  let none: OwnedFd | null = OwnedFd.open();
  none = n > 3 ? null : null;
  return (both ? both!.read() : 0) + either.fd.read() + (none == null ? 1 : 0);
}
