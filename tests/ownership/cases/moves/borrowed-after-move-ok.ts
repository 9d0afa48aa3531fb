// A value may be borrowed where it moved to.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const c = a;
  const b = c.asFd();
  return b.read();
}
