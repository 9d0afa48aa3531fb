// Statements outside of functions are checked like any others.
import { OwnedFd, consume } from "../prelude";

{
  const a = OwnedFd.open();
  consume(a);
  a.read(); //~ E0382
}

export function main(n: i32): i32 {
  return 0;
}
