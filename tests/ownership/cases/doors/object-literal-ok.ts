// A constructor makes a tracked value.
import { OwnedFd } from "../prelude";

@owned
class Box {
  constructor(public fd: OwnedFd | null, public n: i32) {}
}

export function main(n: i32): i32 {
  const box = new Box(OwnedFd.open(), 3);
  return box.n;
}
