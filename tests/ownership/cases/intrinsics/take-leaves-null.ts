// `take` gives what a nullable variable held and leaves null.
import { drop, take } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  let o = OwnedFd.tryOpen(n > 3);
  const p = take(o);
  if (p !== null) {
    drop(p);
    log(9, n);
  }
  return o === null ? 1 : 0;
}
