// A temporary in a place that nobody looks at: two of them.
// fault: never dropped: the value made by new Fd at *prelude.ts:12:12 and 1 more
import { Fd } from "./prelude";

export function main(n: i32): i32 {
  if (n > 0) return n;
  switch (n) {
    case Fd.open().read():
      return 1;
    default:
      return Fd.open().read();
  }
}
