// A field can't move out of an object that has a destructor.
import { OwnedFd, consume } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  drop(): void {}
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return consume(f.fd); //~ E0509
}
