// A function may keep in a set the borrow that it was given by value.
// check-only
import { BorrowedFd, File, Mut, PollFlags, PollSet } from "as-io-lifetimes";

function watch(set: Mut<PollSet>, fd: BorrowedFd): void {
  set.add(fd, 1, PollFlags.IN).value;
}

export function main(n: i32): i32 {
  const file = File.open("a").value;
  const set = new PollSet();
  watch(set, file.asFd());
  return set.wait().value;
}
