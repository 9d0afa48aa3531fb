// `instantiate` takes and gives owners as `new` does.
import { OwnedFd } from "../prelude";

@owned
class Box {
  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const box = instantiate<Box>(fd);
  return box.fd.read() + fd.read(); //~ E0382
}
