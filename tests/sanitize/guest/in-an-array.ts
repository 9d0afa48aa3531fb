// The elements of a standard array are values like others.
// fault: use after the end: Fd#read at *:8:15; ended by the drop of Fd at *:7:15
import { Fd } from "./prelude";

export function main(n: i32): i32 {
  const list = [Fd.open()];
  if (n == 0) list[0].drop();
  const raw = list[0].read();
  if (n > 0) list.pop().drop();
  return raw;
}
