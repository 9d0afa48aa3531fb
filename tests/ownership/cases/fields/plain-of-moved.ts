// A field that isn't tracked can't be used once its object has moved, nor through a method when a part has.
import { OwnedFd, consume } from "../prelude";

@owned
class Inner {
  constructor(
    public fd: OwnedFd,
    public size: i32,
  ) {}

  get length(): i32 {
    return this.size;
  }
}

function send(inner: Inner): void {}

export function main(n: i32): i32 {
  const inner = new Inner(OwnedFd.open(), n),
    other = new Inner(OwnedFd.open(), n);
  send(inner);
  inner.size = 2; //~ E0382
  consume(other.fd);
  return inner.size + other.length; //~ E0382 E0382
}
