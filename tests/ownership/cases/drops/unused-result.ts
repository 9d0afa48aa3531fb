// A result that nobody takes is dropped at the end of its statement.
import { OwnedFd, pass } from "../prelude";

export function main(n: i32): i32 {
  OwnedFd.open();
  pass(OwnedFd.open());
  return 1;
}
