// A result that lives for ever can't borrow from a parameter.
// rustc: no code, because rustc has no number for two lifetimes that don't fit
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

// @ts-ignore: decorator
@lifetime("static")
function forever(fd: Ref<OwnedFd>): BorrowedFd {
  return fd.asFd(); //~ E0621
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return forever(a).read();
}
