// A function keeps no borrow of its own variable in what its caller lends it.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
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
class Nest {
  constructor(public guard: Guard) {}
}

function keep(nest: Mut<Nest>): void {
  const fd = OwnedFd.open();
  nest.guard = new Guard(fd); //~ E0597
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const nest = new Nest(new Guard(a));
  keep(nest);
  return nest.guard.fd.read();
}
