// Owned fields are dropped with their object, in their order.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd, public k: i32) {}
}

@owned
class Pair {
  a: OwnedFd;
  b: File;

  constructor() {
    this.a = OwnedFd.open();
    this.b = new File(OwnedFd.open(), 2);
  }
}

export function main(n: i32): i32 {
  const p = new Pair();
  if (n > 3) return p.b.fd.read();
  return p.a.read() + p.b.k;
}
