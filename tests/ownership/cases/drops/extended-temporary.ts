// A temporary that a variable borrows at its declaration lives as long as the variable.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

export function main(n: i32): i32 {
  const r: Ref<OwnedFd> = OwnedFd.open();
  log(9, 0);
  return r.read();
}
