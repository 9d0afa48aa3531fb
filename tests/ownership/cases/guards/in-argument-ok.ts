// A guard in one argument leaves its owner readable in the next.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  drop(): void {
    log(6, this.fd.raw);
  }
}

function add(g: Guard, k: i32): i32 {
  return g.fd.raw + k;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return add(new Guard(a), a.read()) + consume(a);
}
