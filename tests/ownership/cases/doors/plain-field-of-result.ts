// A field of what a shared borrow leads to isn't set, counted, or set by a setter.
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

function change(holder: Ref<Holder>): void {
  holder.self().n = 1; //~ E0594
  holder.self().n += 2; //~ E0594
  holder.self().n++; //~ E0594
  holder.self().count = 3; //~ E0596
  holder.self().count += 4; //~ E0596
}

export function main(n: i32): i32 {
  const a = new Holder(OwnedFd.open());
  change(a);
  return a.n;
}
