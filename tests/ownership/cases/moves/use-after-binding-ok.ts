// A value that moved into another variable may be used by the new name.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a;
  return b.read() + consume(b);
}
