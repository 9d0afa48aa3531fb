// A statement outside of functions may use a value before it moves.
import { OwnedFd, consume } from "../prelude";

{
  const a = OwnedFd.open();
  a.read();
  consume(a);
}

export function main(n: i32): i32 {
  return n;
}
