// A value that stays out of an array literal may be used.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const v = [fd.read()];
  return fd.read() + v.length;
}
