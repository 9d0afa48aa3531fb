// An owner may be dropped by hand after the last use of its borrow.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  const s = b.read();
  drop(a);
  log(9, s);
  return s;
}
