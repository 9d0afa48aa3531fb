// The owner may move when the guard is dropped.
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
  drop(g);
  consume(a);
  return n;
}
