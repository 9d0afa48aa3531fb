// A @mut method may take a field out and leave null.
import { take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd | null) {}

  @mut steal(): OwnedFd | null {
    return take(this.fd);
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  const fd = f.steal();
  return fd !== null ? fd.read() : 0;
}
