// A field of a global may be read.
import { OwnedFd } from "../prelude";

@owned
class Holder {
  constructor(public fd: OwnedFd) {}
}

const holder = new Holder(new OwnedFd(0));

export function main(n: i32): i32 {
  return holder.fd.read() + n;
}
