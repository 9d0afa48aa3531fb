// A borrow that is read through another one outlives that one.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd, log } from "../prelude";

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

function inner(fd: Ref<OwnedFd>): BorrowedFd {
  const nest = new Nest(new Guard(fd));
  const lent: Mut<Nest> = nest;
  return lent.guard.fd.asFd();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return inner(fd).read();
}
