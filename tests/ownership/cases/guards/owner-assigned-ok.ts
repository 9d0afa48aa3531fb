// An owner may be assigned to when its guard has been dropped.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
@borrowed
class View {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  const v = new View(a);
  drop(v);
  a = OwnedFd.open();
  return a.read();
}
