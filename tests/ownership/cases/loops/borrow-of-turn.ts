// A borrow of what a turn declares can't be used after the loop.
import { BorrowedFd, OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  let keep: BorrowedFd | null = null;
  for (let i = 0; i < n; i++) {
    const fd = OwnedFd.open();
    keep = fd.asFd(); //~ E0597
  }
  if (keep !== null) return keep.read();
  return 0;
}
