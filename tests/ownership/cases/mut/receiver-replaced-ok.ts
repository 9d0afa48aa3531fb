// An argument may be made by a @mut method before the call.
import { OwnedFd } from "../prelude";

@owned
class Inner {
  constructor(public fd: OwnedFd) {}

  @mut set(v: OwnedFd): void {
    this.fd = v;
  }
}

@owned
class Outer {
  constructor(public inner: Inner) {}

  @mut reset(): OwnedFd {
    this.inner = new Inner(OwnedFd.open());
    return OwnedFd.open();
  }
}

export function main(n: i32): i32 {
  const o = new Outer(new Inner(OwnedFd.open()));
  const fresh = o.reset();
  o.inner.set(fresh);
  return o.inner.fd.read();
}
