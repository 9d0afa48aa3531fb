// A call may borrow two values as mutable.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function both(a: Mut<OwnedFd>, b: Mut<OwnedFd>): void {
  a.rewind();
  b.rewind();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  both(a, b);
  both(b, a);
  return 0;
}
