// What `unchecked` holds is moved as it would be without it, one of two as well.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const c = unchecked(n > 3 ? a : b);
  return c.read();
}
