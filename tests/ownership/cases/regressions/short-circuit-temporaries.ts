// A temporary in an operand of `&&` or `||` ends with the operand.
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  if (OwnedFd.open().read() > n && a.read() > 2) return 1;
  const both: bool = OwnedFd.open().read() > n + 2 || a.read() > 2;
  log(9, i32(both));
  return 0;
}
