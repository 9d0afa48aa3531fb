// A class that is marked @owned drops its owned fields.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return f.fd.read();
}
