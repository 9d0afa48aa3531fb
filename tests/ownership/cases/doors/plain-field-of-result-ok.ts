// A field of what an exclusive borrow leads to may be changed.
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

function change(holder: Mut<Holder>): void {
  holder.selfMut().n = 1;
  holder.selfMut().n += 2;
  holder.selfMut().n++;
  holder.selfMut().count = 3;
}

export function main(n: i32): i32 {
  const a = new Holder(OwnedFd.open());
  change(a);
  return a.n;
}
