// A field that is a guard keeps its owner borrowed when it has moved out of its object.
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
  const g = t.g;
  drop(a); //~ E0505
  return g.fd.raw;
}
