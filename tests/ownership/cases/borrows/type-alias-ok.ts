// An alias of Ref lends, and an alias of an owned class owns.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

type Lent = Ref<OwnedFd>;

type Fd = OwnedFd;

function number(a: Lent): i32 {
  return a.read();
}

function end(a: Fd): i32 {
  return a.read();
}

export function main(n: i32): i32 {
  const a: Fd = OwnedFd.open();
  return number(a) + end(a);
}
