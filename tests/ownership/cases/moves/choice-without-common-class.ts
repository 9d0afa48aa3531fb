// A choice of owners that have no tracked class in common would be a value that nobody drops.
import { OwnedFd } from "../prelude";

@owned
class Other {
  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open(),
    other = new Other(OwnedFd.open());
  const either = n > 1 ? fd : other; //~ OWN0906 OWN0906
  return either == null ? 1 : 0;
}
