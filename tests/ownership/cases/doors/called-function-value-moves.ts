// A function value that is called at once moves its arguments as its type says.
import { OwnedFd, consume } from "../prelude";

function choose(): (fd: OwnedFd) => i32 {
  return consume;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open(),
    other = OwnedFd.open();
  choose()(fd);
  ((owned: OwnedFd): i32 => owned.read())(other);
  return fd.read() + other.read(); //~ E0382 E0382
}
