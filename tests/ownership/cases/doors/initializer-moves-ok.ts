// A field's initializer makes a value of its own.
import { OwnedFd } from "../prelude";

function count(): i32 {
  const fd = OwnedFd.open();
  return fd.read();
}

@owned
class Pair {
  a: OwnedFd = OwnedFd.open();
  b: OwnedFd | null = null;
  c: i32 = count();
  constructor() {}
}

@owned("T")
class Box<T> {
  value: i32 = count();
  constructor(public held: T) {}
}

export function main(n: i32): i32 {
  const pair = new Pair();
  const box = new Box<OwnedFd>(OwnedFd.open());
  const plain = new Box<i32>(4);
  return pair.c - box.value + plain.held;
}
