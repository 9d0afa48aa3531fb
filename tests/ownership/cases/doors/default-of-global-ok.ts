// A default may borrow a global.
// leaks: the global
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

const shared = OwnedFd.open();

function look(fd: Ref<OwnedFd> = shared): i32 {
  return fd.read();
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return look() + look(fd);
}
