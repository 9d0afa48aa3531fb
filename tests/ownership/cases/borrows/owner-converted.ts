// An object can't be converted while a borrow of it is used later.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  @consumes intoFd(): OwnedFd {
    return this.fd;
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const r: Ref<File> = f;
  const fd = f.intoFd(); //~ E0505
  return r.fd.read() + fd.read();
}
