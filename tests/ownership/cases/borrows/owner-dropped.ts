// A value can't be dropped by hand while a borrow of it is used later.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  drop(a); //~ E0505
  return b.read();
}
