// A field of `this` in a method that consumes it is free when the borrow of the whole has ended.
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
    fd.rewind();
    return this.fd.read();
  }
}

export function main(n: i32): i32 {
  return new Hold(OwnedFd.open()).run();
}
