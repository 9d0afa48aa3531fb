// What `replace` takes out through an exclusive borrow doesn't keep that borrow.
import { Mut, Ref, replace } from "as-io-lifetimes/assembly/own";
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

function exchange(nest: Mut<Nest>, guard: Guard): i32 {
  let lent: Mut<Nest> = nest;
  const old = replace(lent.guard, guard);
  lent = nest;
  return lent.guard.fd.read() + old.fd.read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const nest = new Nest(new Guard(a));
  return exchange(nest, new Guard(b));
}
