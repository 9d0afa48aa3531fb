// `take` may empty a variable after the last use of a borrow.
import { take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let o = OwnedFd.tryOpen(true);
  const b = o!.asFd();
  const s = b.read();
  const x = take(o);
  return s;
}
