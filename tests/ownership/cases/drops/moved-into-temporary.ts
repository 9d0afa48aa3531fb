// A value that moves into a temporary is dropped with it, at the end of the statement.
import { OwnedFd, log } from "../prelude";

@owned
class Wrapper {
  constructor(public fd: OwnedFd) {}

  read(): i32 {
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const s = new Wrapper(a).read() + n;
  log(9, s);
  return s;
}
