// A borrow may be passed to what borrows.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, peek } from "../prelude";

function look(fd: Ref<OwnedFd>): i32 {
  return peek(fd);
}

export function main(n: i32): i32 {
  return look(OwnedFd.open());
}
