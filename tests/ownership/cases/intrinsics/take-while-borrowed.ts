// `take` can't empty a variable while a borrow of its value is used later.
import { take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let o = OwnedFd.tryOpen(true);
  const b = o!.asFd();
  const x = take(o); //~ E0502
  return b.read();
}
