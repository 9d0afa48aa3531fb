// A field of a global can't be assigned to.
import { OwnedFd } from "../prelude";

@owned
class Holder {
  constructor(public fd: OwnedFd) {}
}

const holder = new Holder(new OwnedFd(0));

export function main(n: i32): i32 {
  holder.fd = OwnedFd.open(); //~ E0594
  return 0;
}
