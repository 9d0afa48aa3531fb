// A call may borrow one value and borrow another as mutable.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function both(a: Ref<OwnedFd>, b: Mut<OwnedFd>): void {
  a.read();
  b.rewind();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  both(a, b);
  both(b, a);
  return 0;
}
