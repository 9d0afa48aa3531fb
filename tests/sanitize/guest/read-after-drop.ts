// A plain field is read after the end.
// fault: use after the end: reading Fd#raw at *:7:29; ended by the drop of Fd at *prelude.ts:71:3
import { Fd, consume } from "./prelude";

export function main(n: i32): i32 {
  const fd = Fd.open();
  if (n == 0) consume(fd) + fd.raw;
  else fd.drop();
  return n;
}
