// A cast to a derived class moves the value.
import { OwnedFd } from "../prelude";

@owned
class B {
  raw: i32 = 0;
}

@owned
class D extends B {
  constructor(public fd: OwnedFd) {
    super();
  }
}

function mk(): B {
  return new D(OwnedFd.open());
}

export function main(n: i32): i32 {
  const b = mk();
  if (n > 3) {
    const d = b as D;
    return d.fd.read();
  }
  return b instanceof D ? 1 : 0;
}
