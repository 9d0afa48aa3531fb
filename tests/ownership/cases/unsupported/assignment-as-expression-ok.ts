// The assignment of an owned value is a statement of its own.
import { OwnedFd, peek } from "../prelude";

export function main(n: i32): i32 {
  let a: OwnedFd;
  a = OwnedFd.open();
  const k = peek(a);
  return k;
}
