// The destructor of an object runs before its fields are dropped.
import { OwnedFd, log } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  drop(): void {
    log(7, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const g = f;
  return g.fd.read();
}
