// A guard in one argument keeps its owner from moving in the next.
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

function two(g: Guard, k: i32): i32 {
  return g.fd.raw + k;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return two(new Guard(a), consume(a)); //~ E0505
}
