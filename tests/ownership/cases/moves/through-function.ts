// A value may move into a function and come back as its result.
import { OwnedFd, pass } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  for (let i = 0; i < n; i++) a = pass(a);
  return a.read();
}
