// A value that moves in a later declarator of its statement isn't dropped again.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open(),
    taken = n > 1 ? consume(a) : 0;
  let b = OwnedFd.open(),
    c = n > 2 ? b : OwnedFd.open(),
    d = n > 3 ? consume(c) : 0;
  return taken + d;
}
