// The variables of an inner block are dropped at its end, before those around it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  {
    const b = OwnedFd.open();
    b.read();
  }
  a.read();
  {
    const c = OwnedFd.open();
  }
  return 0;
}
