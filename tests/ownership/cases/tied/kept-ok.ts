// A function that keeps its argument beyond the call can get an owner, a borrow of a global, and what its callers vouch for.
// leaks: what is kept is trusted code's
import { begin, keep, pause } from "../calls";
import { BorrowedFd, OwnedFd } from "../prelude";

const input = new OwnedFd(0);

@keeps("fd")
function keepParameter(fd: BorrowedFd): void {
  keep(fd);
}

export function main(n: i32): i32 {
  keep(input.asFd());
  keepParameter(input.asFd());
  keep(pause());
  keep(begin(input));
  begin(input).detach();
  return n;
}
