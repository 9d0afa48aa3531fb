// A guard that is declared before its owner would be dropped after it.
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
  let g: Guard | null = null;
  const a = OwnedFd.open();
  g = new Guard(a); //~ E0597
  return n;
}
