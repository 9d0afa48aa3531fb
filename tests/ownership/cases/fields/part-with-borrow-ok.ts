// A field that is a guard may move out of its object, and the owner may go when both have ended.
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
  let s = 0;
  {
    const t = new Two(new Guard(a), OwnedFd.open());
    drop(t.g);
    s = t.k.read();
  }
  drop(a);
  return s;
}
