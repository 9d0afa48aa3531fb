// A function value that borrows its argument leaves the owner where it is.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, peek } from "../prelude";

function choose(): (fd: Ref<OwnedFd>) => i32 {
  return peek;
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  choose()(fd);
  ((borrowed: Ref<OwnedFd>): i32 => borrowed.read())(fd);
  return fd.read();
}
