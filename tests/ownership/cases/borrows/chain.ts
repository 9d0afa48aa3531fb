// A chain of borrows of borrows may end in any order.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@borrowed
class Like {
  constructor(public fd: BorrowedFd) {}

  again(): Like {
    return new Like(this.fd);
  }
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const x = new Like(a.asFd());
  const y = x.again();
  const r: Ref<Like> = y;
  const z = r.again();
  return z.fd.read() + x.fd.read();
}
