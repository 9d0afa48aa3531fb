// A value that has moved can't be borrowed.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  drop(a);
  const b = a.asFd(); //~ E0382
  return b.read();
}
