// A value of an owned interface is dropped by who has it last.
import { OwnedFd } from "../prelude";

@owned
interface Closer {
  id(): i32;
}

@owned
class A implements Closer {
  constructor(public fd: OwnedFd) {}

  id(): i32 {
    return this.fd.read();
  }
}

function end(c: Closer): i32 {
  return c.id();
}

export function main(n: i32): i32 {
  const a: Closer = new A(OwnedFd.open());
  const s = a.id();
  if (n > 3) return s + end(a);
  return s;
}
