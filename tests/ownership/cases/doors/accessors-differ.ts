// Accessors and fields pass ownership as those that they override.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class A {
  constructor(public inner: OwnedFd) {}

  get held(): Ref<OwnedFd> {
    return this.inner;
  }

  set next(fd: Ref<OwnedFd>) {}
}

@owned
class B extends A {
  constructor() {
    super(OwnedFd.open());
  }

  get held(): OwnedFd { //~ E0195
    return OwnedFd.open();
  }

  set next(fd: OwnedFd) {} //~ E0195
}

@owned
interface HasFd {
  fd: OwnedFd;
}

@owned
class C implements HasFd {
  constructor(public fd: OwnedFd) {} //~ E0195
}

export function main(n: i32): i32 {
  const a: A = new B();
  const c: HasFd = new C(OwnedFd.open());
  return a.held.read();
}
