// What a guard lends is used while the guard is there.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
@borrowed
class Guard {
  constructor(public fd: Mut<OwnedFd>) {}
}

@owned
@borrowed
class Rewinding extends Guard {
  constructor(fd: Mut<OwnedFd>) {
    super(fd);
  }

  drop(): void {
    this.fd.rewind();
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  {
    const guard: Guard = new Rewinding(fd);
    const lent: Mut<OwnedFd> = guard.fd;
    lent.rewind();
  }
  fd.rewind();
  return 0;
}
