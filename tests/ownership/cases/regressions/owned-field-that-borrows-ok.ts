// A class whose owned field borrows is marked.
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
@borrowed
class Holder {
  constructor(public guard: Guard) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const holder = new Holder(new Guard(fd));
  return holder.guard.fd.read();
}
