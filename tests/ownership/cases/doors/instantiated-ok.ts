// What `instantiate` makes is dropped.
import { OwnedFd } from "../prelude";

@owned
class Box {
  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const box = instantiate<Box>(OwnedFd.open());
  return box.fd.read();
}
