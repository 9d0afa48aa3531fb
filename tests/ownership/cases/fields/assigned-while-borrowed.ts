// A field can't be assigned to while a borrow of it is used later.
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const b = f.fd.asFd();
  f.fd = OwnedFd.open(); //~ E0506
  return b.read();
}
