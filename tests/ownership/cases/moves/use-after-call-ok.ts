// A value may be used before it is passed by value.
import { OwnedFd, consume, peek } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const s = a.read() + peek(a);
  return s + consume(a);
}
