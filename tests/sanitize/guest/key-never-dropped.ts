// A container drops its values and not its keys.
// fault: never dropped: the value made by new Fd at *prelude.ts:12:12
import { Fd } from "./prelude";

export function main(n: i32): i32 {
  const map = new Map<Fd, Fd>();
  map.set(Fd.open(), Fd.open());
  const keys = map.keys();
  map.get(keys[0]).drop();
  if (n > 0) keys[0].drop();
  return n;
}
