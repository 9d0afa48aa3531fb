// A value can't be given to a call and returned.
import { OwnedFd, consume } from "../prelude";

function both(a: OwnedFd): OwnedFd {
  consume(a);
  return a; //~ E0382
}

export function main(n: i32): i32 {
  return both(OwnedFd.open()).read();
}
