// An object whose only guard has moved out hinders nothing.
// rustc: E0505, because there what is left of the object counts as holding the borrow
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

@owned
@borrowed
class Two {
  constructor(public g: Guard, public k: OwnedFd) {}
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const t = new Two(new Guard(a), OwnedFd.open());
  drop(t.g);
  drop(a);
  return t.k.read();
}
