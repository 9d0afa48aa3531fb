// A function value that a getter returns takes owned values as the getter's type says.
import { OwnedFd, consume } from "../prelude";

@owned
class Holder {
  constructor(public fd: OwnedFd) {}

  @consumes get ended(): () => i32 {
    return three;
  }

  get ends(): (fd: OwnedFd) => i32 {
    return consume;
  }
}

function three(): i32 {
  return 3;
}

export function main(n: i32): i32 {
  const holder = new Holder(OwnedFd.open());
  return holder.ends(OwnedFd.open()) + holder.fd.read() + holder.ended();
}
