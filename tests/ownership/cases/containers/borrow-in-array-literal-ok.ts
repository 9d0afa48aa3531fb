// An array literal may hold what was read through a borrow.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const v = [a.asFd().read(), n];
  return v[0] + v[1];
}
