// A result that lives for ever may borrow from a global.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

const input = new OwnedFd(0);

// @ts-ignore: decorator
@lifetime("static")
function forever(fd: Ref<OwnedFd>): BorrowedFd {
  fd.read();
  return input.asFd();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = forever(a);
  drop(a);
  return b.read();
}
