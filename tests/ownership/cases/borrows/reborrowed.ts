// A borrow of a borrow keeps the owner borrowed.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  const c = b.asFd();
  drop(a); //~ E0505
  return c.read();
}
