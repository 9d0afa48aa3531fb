// An owned value may be given to an object of a class with owned fields.
import { OwnedFd } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const p = new Pair(b, a);
  return p.a.read() * 10 + p.b.read();
}
