// What is never reached isn't checked for borrows and moves.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd, consume } from "../prelude";

function lend(fd: Ref<OwnedFd>): BorrowedFd {
  return fd.asFd();
  consume(fd);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  return lend(fd).read();
}
