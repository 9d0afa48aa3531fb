// A borrow may be taken again from the new value.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let a = OwnedFd.open();
  let b = a.asFd();
  b.read();
  a = OwnedFd.open();
  b = a.asFd();
  return b.read();
}
