// The owner is free again when its guard has another value.
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
  g = new Guard(b);
  a.rewind();
  return n;
}
