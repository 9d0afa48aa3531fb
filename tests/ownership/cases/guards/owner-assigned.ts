// An owner can't be assigned to while its guard lives.
import { Ref } from "as-io-lifetimes/assembly/own";
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
  a = OwnedFd.open(); //~ E0506
  return n;
}
