// What a field of a borrowed class lends can't be changed.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
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

@borrowed
class Lent {
  constructor(public holder: Ref<Holder>) {}

  count(): void {
    this.holder.n = 5; //~ E0594
  }
}

export function main(n: i32): i32 {
  const a = new Holder(OwnedFd.open());
  const lent = new Lent(a);
  lent.holder.n = 4; //~ E0594
  lent.holder.reopen(); //~ E0596
  lent.holder.fd = OwnedFd.open(); //~ E0594
  lent.count();
  return lent.holder.n;
}
