// A variable that only one path sets can't be used after it.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a: OwnedFd;
  if (n > 2) {
    a = OwnedFd.open();
  }
  return a.read(); //~ E0381
}
