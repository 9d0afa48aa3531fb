// An element is changed through an exclusive borrow of it.
import { Mut, Ref, OwnedArray } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

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
  const all = new OwnedArray<Holder>();
  all.push(new Holder(OwnedFd.open()));
  all.atMut(0).reopen();
  const first: Ref<OwnedFd> = all[0].fd;
  return first.read();
}
