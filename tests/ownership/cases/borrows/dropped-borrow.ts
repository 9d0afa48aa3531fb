// To drop a borrow is to do nothing.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  drop(b);
  return b.read() + a.asFd().read() + consume(a);
}
