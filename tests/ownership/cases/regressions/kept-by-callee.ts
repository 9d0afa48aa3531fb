// A function keeps no borrow of a parameter in what its caller lends it.
// rustc: no code, because the error has none
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

function keep(nest: Mut<Nest>, fd: Ref<OwnedFd>): void {
  nest.guard = new Guard(fd); //~ E0621
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const nest = new Nest(new Guard(a));
  keep(nest, a);
  return nest.guard.fd.read();
}
