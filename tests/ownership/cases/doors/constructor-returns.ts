// A constructor returns only `this`.
import { OwnedFd } from "../prelude";

@final
@owned
class Box {
  constructor(public fd: OwnedFd) {
    if (fd.raw > 3) return new Box(OwnedFd.open()); //~ E0382 OWN0932
  }
}

export function main(n: i32): i32 {
  const box = new Box(OwnedFd.open());
  return box.fd.read();
}
