// What a getter lends can be read.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, peek, poke } from "../prelude";

@owned
class Holder {
  n: i32 = 0;
  constructor(public fd: OwnedFd) {}

  @mut reopen(): void {
    this.fd = OwnedFd.open();
  }

  get held(): Ref<OwnedFd> {
    return this.fd;
  }

  self(): Ref<Holder> {
    return this;
  }

  @mut selfMut(): Mut<Holder> {
    return this;
  }

  @mut set count(n: i32) {
    this.n = n;
  }

  get count(): i32 {
    return this.n;
  }
}

export function main(n: i32): i32 {
  const a = new Holder(OwnedFd.open());
  a.selfMut().reopen();
  poke(a.selfMut().fd);
  return a.held.read() + peek(a.self().fd);
}
