// A value that both branches move can't be used after them.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (n > 3) consume(a);
  else drop(a);
  return a.read(); //~ E0382
}
