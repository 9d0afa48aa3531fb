// A value that both branches move may get a new one.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  if (n > 3) consume(a);
  else drop(a);
  a = OwnedFd.open();
  return a.read();
}
