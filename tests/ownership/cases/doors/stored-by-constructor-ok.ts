// A constructor keeps what it is given in the object that it makes.
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

@borrowed
class Lent {
  constructor(public fd: Ref<OwnedFd>) {}
}

@borrowed
class LendsParameter extends Lent {
  constructor(fd: Ref<OwnedFd>) {
    super(fd);
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const keeper = new Keeper();
  keeper.put(new Guard(fd));
  return new LendsParameter(fd).fd.read() + keeper.read();
}
