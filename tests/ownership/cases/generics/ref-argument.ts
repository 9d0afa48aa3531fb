// `Ref<T>` as a type argument is T itself, and moves.
// rustc: accepted, because there a borrow can be a type argument
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function id<T>(x: T): T {
  return x;
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = id<Ref<OwnedFd>>(a);
  return a.read() + b.read(); //~ E0382
}
