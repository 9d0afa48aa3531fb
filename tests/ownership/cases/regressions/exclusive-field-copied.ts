// A class that isn't owned is copied, so it can't hold an exclusive borrow.
// rustc: E0204, because it says so of `Copy`
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@borrowed
class Writer {
  constructor(public fd: Mut<OwnedFd>) {} //~ OWN0904
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const writer = new Writer(fd);
  writer.fd.rewind();
  return n;
}
