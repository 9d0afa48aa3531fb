// A value out of `||` or `&&` is used, borrowed and moved as one of two.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

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
  (b || a)!.reopen();
  const r: Ref<Holder> | null = b && a;
  const sum = (r ? r.fd.read() : 0) + select<Holder>(a, a, true).fd.read();
  const c: OwnedFd = (OwnedFd.tryOpen(n > 2) || OwnedFd.open())!;
  const d = consume((OwnedFd.tryOpen(n > 3) || c)!);
  return sum + d;
}
