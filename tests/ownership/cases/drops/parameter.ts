// A parameter that was passed by value is dropped by the function, unless it moves on.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

function maybe(n: i32, a: OwnedFd): i32 {
  if (n > 3) return consume(a);
  if (n == 1) drop(a);
  return n;
}

export function main(n: i32): i32 {
  return maybe(n, OwnedFd.open());
}
