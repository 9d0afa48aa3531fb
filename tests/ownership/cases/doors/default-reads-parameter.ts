// A default value may read the parameters before it and `this`.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Holder {
  constructor(public fd: OwnedFd) {}

  sum(other: Ref<OwnedFd>, size: i32 = this.fd.read() + other.read()): i32 {
    return size;
  }

  copies(fd: OwnedFd = this.fd.tryClone(), more: OwnedFd = fd.tryClone()): i32 {
    return fd.read() + more.read();
  }
}

export function main(n: i32): i32 {
  const holder = new Holder(OwnedFd.open()),
    fd = OwnedFd.open();
  return holder.sum(fd) + holder.sum(fd, n) + holder.copies() + holder.copies(fd);
}
