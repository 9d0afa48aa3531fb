// A value that moved into another variable can't be used by the old name.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a;
  return a.read() + b.read(); //~ E0382
}
