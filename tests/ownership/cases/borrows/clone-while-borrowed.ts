// A clone is an owner of its own, and may be made while borrows live.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  const c = a.tryClone();
  b.read();
  drop(a);
  return c.read();
}
