// A value of an owned interface moves as any other.
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
  return end(a) + a.id(); //~ E0382
}
