// A field of a value that is there can be assigned to, and the value can move after that.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@owned
class File {
  constructor(public fd: OwnedFd) {}

  drop(): void {
    log(6, 1);
  }
}

export function main(n: i32): i32 {
  const f = new File(OwnedFd.open());
  f.fd = OwnedFd.open();
  if (n > 3) drop(f);
  return n;
}
