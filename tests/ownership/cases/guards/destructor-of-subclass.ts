// The destructor of a class behind a base class may use its borrow at the end, so that can't be lent on for longer.
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
  let lent: Mut<OwnedFd>;
  {
    const guard: Guard = new Rewinding(fd);
    lent = guard.fd; //~ E0713
  }
  lent.rewind();
  return 0;
}
