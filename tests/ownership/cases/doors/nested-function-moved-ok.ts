// What a function within a function borrows is there afterwards.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  function look(fd: Ref<OwnedFd>): i32 {
    return fd.read();
  }
  const a = OwnedFd.open();
  return look(a) + a.read();
}
