// A destructor has `this` exclusively, until its fields are dropped.
import { OwnedFd, log } from "../prelude";

@owned
class Once {
  constructor(public fd: OwnedFd) {}

  drop(): void {
    this.fd.rewind();
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  return new Once(OwnedFd.open()).fd.read();
}
