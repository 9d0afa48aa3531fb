// A field may be replaced in an object that has a destructor.
import { replace } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, log } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  drop(): void {
    log(7, this.fd.raw);
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  return consume(replace(f.fd, OwnedFd.open()));
}
