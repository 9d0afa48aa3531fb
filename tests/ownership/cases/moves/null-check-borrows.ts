// A check for null reads a nullable value and doesn't move it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const o = OwnedFd.tryOpen(n > 2);
  let s = 0;
  if (o !== null) s = o.read();
  const p = o;
  return p !== null ? s + p.read() : s;
}
