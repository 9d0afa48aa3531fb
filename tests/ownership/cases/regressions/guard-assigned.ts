// A guard that is assigned drops its old value first, which uses the owner.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  let g = new Guard(a);
  a.rewind(); //~ E0502
  g = new Guard(b);
  return n;
}
