// A variable that may still hold the first borrow keeps the first owner borrowed.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  let x = a.asFd();
  if (n > 3) x = b.asFd();
  drop(a); //~ E0505
  return x.read();
}
