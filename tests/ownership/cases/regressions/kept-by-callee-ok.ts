// A function keeps what it is given by value in what its caller lends it.
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

  @mut put(guard: Guard): void {
    this.guard = guard;
  }
}

function keep(nest: Mut<Nest>, guard: Guard): void {
  nest.guard = guard;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const nest = new Nest(new Guard(a));
  keep(nest, new Guard(a));
  return nest.guard.fd.read();
}
