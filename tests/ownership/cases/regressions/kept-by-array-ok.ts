// An array of guards that is declared after their owner is dropped before it.
// check-only
import { OwnedArray, Ref } from "as-io-lifetimes/assembly/own";
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
  const fd = OwnedFd.open();
  const guards = new OwnedArray<Guard>();
  guards.push(new Guard(fd));
  return guards[0].fd.read();
}
