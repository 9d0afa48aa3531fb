// Borrows of borrows may be used as long as the owner lives.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  const b = a.asFd();
  const c = b.asFd();
  const d: Ref<BorrowedFd> = c;
  const e = d.asFd();
  return b.read() + e.read();
}
