// A value can't be borrowed and borrowed as mutable by one call.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function f(a: Ref<OwnedFd>, b: Mut<OwnedFd>): void {}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  f(a, a); //~ E0502
  return 0;
}
