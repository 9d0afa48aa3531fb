// A borrow that is returned on one path doesn't hinder the other.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

function f(a: Ref<OwnedFd>, n: i32): BorrowedFd {
  const b = a.asFd();
  if (n > 3) return b;
  return a.asFd();
}

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return f(a, n).read();
}
