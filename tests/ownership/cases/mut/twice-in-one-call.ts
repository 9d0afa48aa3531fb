// A value can't be borrowed as mutable by two parameters of a call.
import { Mut } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function f(a: Mut<OwnedFd>, b: Mut<OwnedFd>): void {}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  f(a, a); //~ E0499
  return 0;
}
