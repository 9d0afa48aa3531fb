// An object may be converted after the last use of a borrow of it.
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
  const s = r.fd.read();
  const fd = f.intoFd();
  return s + fd.read();
}
