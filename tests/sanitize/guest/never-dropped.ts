// A value has no owner any more and wasn't dropped.
// fault: never dropped: the value made by new Fd at *prelude.ts:12:12
import { Fd } from "./prelude";

export function main(n: i32): i32 {
  const fd = Fd.open();
  if (n > 0) fd.drop();
  return n;
}
