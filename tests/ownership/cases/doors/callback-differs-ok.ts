// A function value is called as its type says.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, peek } from "../prelude";

function each(fd: Ref<OwnedFd>, visit: (fd: Ref<OwnedFd>) => i32): i32 {
  return visit(fd);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return each(fd, peek);
}
