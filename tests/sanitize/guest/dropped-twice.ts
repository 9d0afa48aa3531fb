// A value is dropped by the callee that it moved into, and by the caller.
// fault: second drop: the drop of Fd at *dropped-twice.ts:8:15; ended by the drop of Fd at *prelude.ts:71:3; the value was made by new Fd at *prelude.ts:12:12, moved into consume at *dropped-twice.ts:7:15
import { Fd, consume } from "./prelude";

export function main(n: i32): i32 {
  const fd = Fd.open();
  const raw = consume(fd);
  if (n == 0) fd.drop();
  return raw;
}
