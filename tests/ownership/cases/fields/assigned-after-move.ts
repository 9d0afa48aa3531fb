// A field of a value that has moved away can't be assigned to.
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
  if (n > 3) drop(f);
  f.fd = OwnedFd.open(); //~ E0382
  return n;
}
