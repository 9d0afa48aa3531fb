// A borrow that is assigned to an owned field is kept as long as its owner lives.
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

@owned
@borrowed
class Nest {
  constructor(public guard: Guard) {}

  @mut put(guard: Guard): void {
    this.guard = guard;
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const nest = new Nest(new Guard(a));
  nest.guard = new Guard(b);
  return nest.guard.fd.read();
}
