// A field that isn't tracked is copied before its object moves.
import { OwnedFd, consume } from "../prelude";

@owned
class Inner {
  constructor(
    public fd: OwnedFd,
    public size: i32,
  ) {}
}

function send(inner: Inner): void {}

export function main(n: i32): i32 {
  const inner = new Inner(OwnedFd.open(), n);
  const size = inner.size;
  send(inner);
  return size;
}
