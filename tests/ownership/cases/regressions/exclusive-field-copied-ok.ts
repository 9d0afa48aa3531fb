// A class that holds an exclusive borrow is owned, and moves.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@borrowed
@owned
class Writer {
  constructor(public fd: Mut<OwnedFd>) {}
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const writer = new Writer(fd);
  writer.fd.rewind();
  return n;
}
