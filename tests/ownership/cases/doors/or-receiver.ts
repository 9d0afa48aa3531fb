// A value out of `||` or `select` is one of two, each of which may be borrowed.
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

export function main(n: i32): i32 {
  const a = new Holder(OwnedFd.open());
  let b: Holder | null = n > 5 ? new Holder(OwnedFd.open()) : null;
  const r: Ref<OwnedFd> = a.fd;
  (b || a)!.reopen(); //~ E0502
  select<Holder>(a, a, true).reopen(); //~ E0596
  return r.read();
}
