// Two values may be dropped by hand, in any order.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  drop(a);
  drop(b);
  return 0;
}
