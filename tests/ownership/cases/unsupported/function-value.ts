// A function that takes an owned value isn't one that borrows it.
// rustc: E0308, because there the types differ
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

function apply(f: (fd: Ref<OwnedFd>) => i32): i32 {
  return 1;
}

export function main(n: i32): i32 {
  return apply(consume); //~ OWN0922
}
