// The arguments can't replace the receiver of a @mut method.
import { OwnedFd } from "../prelude";

@owned
class In {
  constructor(public f: OwnedFd) {}

  @mut set(v: OwnedFd): void {
    this.f = v;
  }
}

@owned
class Out {
  constructor(public i: In) {}

  @mut reset(): OwnedFd {
    this.i = new In(OwnedFd.open());
    return OwnedFd.open();
  }
}

export function main(n: i32): i32 {
  const o = new Out(new In(OwnedFd.open()));
  o.i.set(o.reset()); //~ E0499
  return 0;
}
