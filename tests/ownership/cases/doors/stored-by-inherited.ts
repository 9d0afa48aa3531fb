// A class keeps borrows where its base class does.
import { Ref } from "as-io-lifetimes/assembly/own";
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

@owned
@borrowed
class Derived extends Keeper {
  constructor() {
    super();
  }
}

export function main(n: i32): i32 {
  const keeper = new Derived();
  {
    const fd = OwnedFd.open();
    keeper.put(new Guard(fd)); //~ E0597
  }
  return keeper.read();
}
