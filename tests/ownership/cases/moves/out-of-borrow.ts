// A borrowed value can't be given away.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function steal(a: Ref<OwnedFd>): OwnedFd {
  return a; //~ E0507
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return steal(a).read();
}
