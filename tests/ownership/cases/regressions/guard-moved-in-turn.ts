// A guard that each turn of a loop makes and gives away doesn't keep the last turn's borrow, though it may hold another.
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
  const b = OwnedFd.open();
  let guard = new Guard(a);
  for (let i = 0; i < n; i++) {
    guard = new Guard(b);
    drop(guard);
  }
  return consume(b);
}
