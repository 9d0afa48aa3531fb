// A method that is marked @consumes may give its receiver back.
import { OwnedFd } from "../prelude";

@owned
class Builder {
  constructor(public fd: OwnedFd) {}

  @consumes same(): Builder {
    this.fd.read();
    return this;
  }
}

export function main(n: i32): i32 {
  const b = new Builder(OwnedFd.open()).same().same();
  return b.fd.read();
}
