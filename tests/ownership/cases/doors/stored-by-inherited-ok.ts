// What a class keeps lives as long as it.
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
  const fd = OwnedFd.open();
  const keeper = new Derived();
  keeper.put(new Guard(fd));
  return keeper.read();
}
