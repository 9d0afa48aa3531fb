// A field's initializer can't move a global or another field, or leave a temporary.
import { OwnedFd } from "../prelude";

const shared = OwnedFd.open();

@owned
class Pair {
  a: OwnedFd = shared; //~ E0507
  b: OwnedFd = this.a; //~ E0509
  c: i32 = OwnedFd.open().read(); //~ OWN0924
  constructor() {}
}

@owned("T")
class Box<T> {
  value: i32 = OwnedFd.open().read(); //~ OWN0924
  first: OwnedFd = shared; //~ E0507
  constructor(public held: T) {}
}

export function main(n: i32): i32 {
  const pair = new Pair();
  const box = new Box<OwnedFd>(OwnedFd.open());
  return n;
}
