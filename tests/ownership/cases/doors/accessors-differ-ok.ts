// Accessors that pass ownership in the same way override each other.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class A {
  constructor(public inner: OwnedFd) {}

  get held(): Ref<OwnedFd> {
    return this.inner;
  }
}

@owned
class B extends A {
  constructor() {
    super(OwnedFd.open());
  }

  get held(): Ref<OwnedFd> {
    return this.inner;
  }
}

@owned
interface HasCount {
  count: i32;
}

@owned
class C implements HasCount {
  count: i32 = 2;
  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const a: A = new B();
  const c: HasCount = new C(OwnedFd.open());
  return a.held.read() + c.count;
}
