// A borrow can't be passed by value.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

function end(fd: Ref<OwnedFd>): i32 {
  return consume(fd); //~ E0507
}

export function main(n: i32): i32 {
  return end(OwnedFd.open());
}
