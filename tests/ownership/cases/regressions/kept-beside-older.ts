// What a value keeps besides a borrow out of a parameter has no part in that parameter.
import { Mut, Ref, drop } from "as-io-lifetimes/assembly/own";
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

function again(lent: Mut<Nest>): i32 {
  const other = OwnedFd.open();
  const nest = new Nest(new Guard(lent.guard.fd));
  nest.guard = new Guard(other);
  drop(nest);
  return other.read();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const nest = new Nest(new Guard(fd));
  return again(nest);
}
