// A nullable variable drops its value if it has one, and none after `take`.
import { take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.tryOpen(n > 2);
  if (a !== null) a.read();
  a = OwnedFd.tryOpen(n > 3);
  const b = take(a);
  if (a === null && b !== null) return b.read();
  return 0;
}
