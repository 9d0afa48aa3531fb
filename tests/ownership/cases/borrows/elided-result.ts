// A result that borrows from the only borrowed parameter keeps its owner borrowed.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

function f(a: Ref<OwnedFd>): BorrowedFd {
  return a.asFd();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = f(a);
  drop(a); //~ E0505
  return b.read();
}
