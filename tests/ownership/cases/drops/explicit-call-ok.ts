// `drop` ends a value before its scope does.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  drop(a);
  log(9, n);
  return 0;
}
