// A borrow may be null.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function f(a: Ref<OwnedFd> | null): i32 {
  if (a !== null) return a.read();
  return 0;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return f(a) + f(null) + f(OwnedFd.tryOpen(n > 3));
}
