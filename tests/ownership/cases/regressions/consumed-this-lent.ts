// A field of `this` in a method that consumes it is lent where the whole is.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Hold {
  constructor(public fd: OwnedFd) {}

  @mut lend(): Mut<OwnedFd> {
    return this.fd;
  }

  @consumes run(): i32 {
    const fd: Mut<OwnedFd> = this.lend();
    const k = this.fd.read(); //~ E0502
    fd.rewind();
    return k;
  }
}

export function main(n: i32): i32 {
  return new Hold(OwnedFd.open()).run();
}
