// A static method makes the object, and then uses it as a whole.
import { OwnedFd } from "../prelude";

@owned
class Base {
  size: i32 = 0;

  count(): i32 {
    return 0;
  }
}

@owned
class Derived extends Base {
  fd: OwnedFd = OwnedFd.open();

  constructor() {
    super();
    this.size = this.count();
  }

  static open(): Derived {
    const made = new Derived();
    made.init();
    return made;
  }

  count(): i32 {
    return this.fd.read();
  }

  @mut init(): void {
    this.fd = OwnedFd.open();
  }
}

export function main(n: i32): i32 {
  const derived = Derived.open();
  return derived.fd.read() + derived.size;
}
