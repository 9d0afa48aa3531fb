// A borrow that a method keeps must outlive the value that keeps it.
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
  const nest = new Nest(new Guard(a));
  {
    const b = OwnedFd.open();
    nest.put(new Guard(b)); //~ E0597
  }
  return nest.guard.fd.read();
}
