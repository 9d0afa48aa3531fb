// A shared borrow that a call gives enters no place of an exclusive one.
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

function first(all: Ref<OwnedArray<Holder>>): Mut<Holder> {
  return all[0]; //~ E0596
}

export function main(n: i32): i32 {
  const a = new Holder(OwnedFd.open());
  const m: Mut<Holder> = a.self(); //~ E0596
  m.reopen();
  return first(new OwnedArray<Holder>()).n;
}
