// A Map may hold what was read through a borrow.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const m = new Map<i32, i32>();
  m.set(1, a.asFd().read());
  return m.get(1);
}
