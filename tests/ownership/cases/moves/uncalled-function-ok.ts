// A function that nobody calls may be right.
import { OwnedFd, consume, peek } from "../prelude";

function unused(a: OwnedFd): void {
  peek(a);
  consume(a);
}

export function main(n: i32): i32 {
  return n;
}
