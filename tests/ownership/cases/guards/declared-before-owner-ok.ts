// A guard that is declared after its owner is dropped before it.
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
  let g: Guard | null = null;
  if (n > 3) g = new Guard(a);
  return n;
}
