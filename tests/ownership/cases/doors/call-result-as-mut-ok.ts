// An exclusive borrow that a call gives is one.
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

@lifetime("all")
function first(all: Mut<OwnedArray<Holder>>): Mut<Holder> {
  return all.atMut(0);
}

export function main(n: i32): i32 {
  const a = new Holder(OwnedFd.open());
  const m: Mut<Holder> = a.selfMut();
  m.reopen();
  const all = new OwnedArray<Holder>();
  all.push(a);
  return first(all).n;
}
