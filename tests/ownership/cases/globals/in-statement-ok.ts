// A statement outside of functions may move a value on.
import { OwnedFd } from "../prelude";

{
  const a = OwnedFd.open();
  const b = a;
  b.read();
}

export function main(n: i32): i32 {
  return n;
}
