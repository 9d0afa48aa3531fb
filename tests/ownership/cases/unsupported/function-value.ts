// A function that takes an owned value can't be a value itself.
// rustc: accepted, because a function type says there what moves
import { OwnedFd, consume } from "../prelude";

function apply(f: (fd: OwnedFd) => i32): i32 {
  return 1;
}

export function main(n: i32): i32 {
  return apply(consume); //~ OWN0922
}
