// A temporary in the condition or a branch of a choice of numbers ends with it.
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  log(9, OwnedFd.open().read() > n ? OwnedFd.open().read() : a.read());
  return 0;
}
