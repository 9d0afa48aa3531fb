// Variables are dropped at the end of their scope, the last one first.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const c = OwnedFd.open();
  return a.raw + b.raw + c.raw;
}
