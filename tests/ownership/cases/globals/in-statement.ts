// A value that a statement outside of functions moved can't be used by the next statement of its block.
import { OwnedFd } from "../prelude";

{
  const a = OwnedFd.open();
  const b = a;
  a.read(); //~ E0382
  b.read();
}

export function main(n: i32): i32 {
  return n;
}
