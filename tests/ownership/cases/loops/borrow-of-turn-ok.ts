// A borrow of what a turn declares may be kept until the turn ends.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let keep: BorrowedFd | null = null;
  let s = 0;
  for (let i = 0; i < n; i++) {
    const fd = OwnedFd.open();
    keep = fd.asFd();
    if (keep !== null) s += keep.read();
  }
  return s;
}
