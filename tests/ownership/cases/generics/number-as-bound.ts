// A number can't go where a type that lends itself is wanted.
// rustc: E0277, because asc has numbers of its own for what a type lacks
import { AsFd } from "../prelude";

// @ts-ignore: decorator
@borrows("fd")
function stat<T extends AsFd>(fd: T): i32 {
  return fd.asFd().read(); //~ TS2339
}

export function main(n: i32): i32 {
  return stat<i32>(7);
}
