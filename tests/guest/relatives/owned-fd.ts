// The counterpart of the test in owned-fd's src/lib.rs.

import { OwnedFd, memoryFile } from "as-io-lifetimes";

/** There the raw fds differ. preview1 has no dup: here it is the handles that do. */
export function itWorks(): void {
  const fd = OwnedFd.fromIntoFd(memoryFile());
  const ref = fd.asFd();
  assert(ref.tryCloneToOwned().value.asFd() != fd.asFd(), "the new owner is another one");
}
