// A borrowed value may be lent on, and another given away.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function other(a: Ref<OwnedFd>): OwnedFd {
  a.read();
  return OwnedFd.open();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return other(a).read() + a.read();
}
