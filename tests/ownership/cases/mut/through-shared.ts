// A shared borrow gives no mutable one.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function f(a: Ref<OwnedFd>): void {
  a.rewind(); //~ E0596
}

export function main(n: i32): i32 {
  return 0;
}
