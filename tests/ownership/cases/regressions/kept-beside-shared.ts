// What a value keeps besides a shared borrow has no part in what that is of.
import { Ref } from "as-io-lifetimes/assembly/own";
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

function lend(fd: Ref<OwnedFd>, other: OwnedFd): BorrowedFd {
  const nest = new Nest(new Guard(fd));
  nest.guard = new Guard(other);
  return fd.asFd();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return lend(fd, OwnedFd.open()).read();
}
