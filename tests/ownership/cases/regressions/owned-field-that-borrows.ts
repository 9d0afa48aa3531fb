// A class holds borrows where an owned field of it does.
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

@owned
class Holder {
  constructor(public guard: Guard) {} //~ E0106
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const holder = new Holder(new Guard(fd));
  return holder.guard.fd.read();
}
