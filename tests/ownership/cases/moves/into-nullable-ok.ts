// A nullable variable owns the value that moved into it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const o: OwnedFd | null = n > 3 ? fd : null;
  return o !== null ? o.read() : 0;
}
