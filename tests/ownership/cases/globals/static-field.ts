// A static field that owns can't be assigned to.
import { OwnedFd } from "../prelude";

class S {
  static fd: OwnedFd = OwnedFd.open(); //~ OWN0902
}

export function main(n: i32): i32 {
  S.fd = OwnedFd.open(); //~ E0507
  return 0;
}
