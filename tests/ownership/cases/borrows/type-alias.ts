// An alias of Ref is a borrow, too.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd, consume } from "../prelude";

type R = Ref<OwnedFd>;

type Fd = OwnedFd;

function f(a: R): BorrowedFd {
  return a.asFd();
}

export function main(n: i32): i32 {
  const a: Fd = OwnedFd.open();
  const b = f(a);
  consume(a); //~ E0505
  return b.read();
}
