// A method that is marked @consumes can't be called through a borrow.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function f(a: Ref<OwnedFd>): void {
  a.close(); //~ E0507
}

export function main(n: i32): i32 {
  return 0;
}
