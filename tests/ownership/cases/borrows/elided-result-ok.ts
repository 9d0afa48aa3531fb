// A result that isn't a borrow leaves its parameter free.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function number(a: Ref<OwnedFd>): i32 {
  return a.asFd().read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const k = number(a);
  drop(a);
  return k;
}
