// What asc computes twice makes no owner.
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

function make(): Holder {
  return new Holder(OwnedFd.open());
}

export function main(n: i32): i32 {
  make().n += 1; //~ OWN0932
  make().count++; //~ OWN0932
  const a = make(), b = make();
  (make().count > n ? a : b).count++; //~ OWN0932
  (make().n > n && OwnedFd.open().raw > n ? a : b).n += 1; //~ OWN0932
  return n;
}
