// A variable that both branches set may be used after them.
import { OwnedFd, pass } from "../prelude";

export function main(n: i32): i32 {
  let a: OwnedFd;
  if (n > 2) {
    a = OwnedFd.open();
  }
  else {
    a = pass(OwnedFd.open());
  }
  return a.read();
}
