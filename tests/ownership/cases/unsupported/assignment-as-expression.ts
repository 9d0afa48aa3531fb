// The assignment of an owned value can't be part of an expression.
import { OwnedFd, peek } from "../prelude";

export function main(n: i32): i32 {
  let a: OwnedFd;
  const k = peek(a = OwnedFd.open()); //~ OWN0924
  return k;
}
