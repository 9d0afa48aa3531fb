// A guard is dropped before what it borrows from.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

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
  const g = new Guard(a);
  if (n > 3) {
    drop(g);
    return consume(a);
  }
  return n;
}
