// A function with a parameter of type `Ref<T>` borrows for every T.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function number<T extends OwnedFd>(x: Ref<T>): i32 {
  return x.read();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return number<OwnedFd>(a) + a.read();
}
