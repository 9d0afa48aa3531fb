// A method may override one that takes its parameter in the same way.
import { OwnedFd } from "../prelude";

@owned
class Reader {
  constructor(public raw: i32) {}

  end(fd: OwnedFd): i32 {
    return fd.raw;
  }
}

@owned
class Other extends Reader {
  constructor() {
    super(1);
  }

  end(fd: OwnedFd): i32 {
    return fd.read() + this.raw;
  }
}

function make(n: i32): Reader {
  if (n > 3) return new Other();
  return new Reader(2);
}

export function main(n: i32): i32 {
  const r = make(n);
  return r.end(OwnedFd.open());
}
