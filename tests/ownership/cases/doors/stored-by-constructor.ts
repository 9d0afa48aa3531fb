// A constructor keeps no borrow of one parameter in another, and its base class none of a local.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Ref<OwnedFd>) {}

  read(): i32 {
    return this.fd.read();
  }
}

@owned
@borrowed
class Keeper {
  guard: Guard | null = null;

  @mut put(guard: Guard): void {
    this.guard = guard;
  }

  read(): i32 {
    const guard: Ref<Guard> | null = this.guard;
    return guard ? guard.read() : 0;
  }
}

class Puts {
  constructor(keeper: Mut<Keeper>, fd: Ref<OwnedFd>) {
    keeper.guard = new Guard(fd); //~ E0621
  }
}

@borrowed
class Lent {
  constructor(public fd: Ref<OwnedFd>) {}
}

@borrowed
class LendsLocal extends Lent {
  constructor() {
    const fd = OwnedFd.open();
    super(fd); //~ E0515
  }
}

export function main(n: i32): i32 {
  const keeper = new Keeper();
  const fd = OwnedFd.open();
  new Puts(keeper, fd);
  return new LendsLocal().fd.read();
}
