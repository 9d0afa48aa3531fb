// An override ties its result to no other parameter.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

class A {
  @lifetime("a")
  pick(a: Ref<OwnedFd>, b: Ref<OwnedFd>): Ref<OwnedFd> {
    return a;
  }
}

class B extends A {
  @lifetime("b")
  pick(a: Ref<OwnedFd>, b: Ref<OwnedFd>): Ref<OwnedFd> { //~ E0195
    return b;
  }
}

export function main(n: i32): i32 {
  const picker: A = n > 1 ? new B() : new A();
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const r = picker.pick(a, b);
  drop(b);
  return r.read();
}
