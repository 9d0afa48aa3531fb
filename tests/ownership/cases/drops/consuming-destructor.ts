// A destructor can't consume `this`, which it would drop again.
import { OwnedFd, log } from "../prelude";

@owned
class Once {
  constructor(public fd: OwnedFd) {}

  @consumes drop(): void { //~ OWN0934
    log(6, this.fd.raw);
  }
}

@owned
@consumes("drop") //~ OWN0934
class Named {
  constructor(public fd: OwnedFd) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const once = new Once(OwnedFd.open()),
    named = new Named(OwnedFd.open());
  return once.fd.read() + named.fd.read();
}
