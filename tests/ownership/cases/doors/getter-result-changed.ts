// What a getter lends can't be changed, nor a shared borrow that a call gives.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, poke } from "../prelude";

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
  a.held.rewind(); //~ E0596
  a.self().reopen(); //~ E0596
  poke(a.self().fd); //~ E0596
  return a.held.read();
}
