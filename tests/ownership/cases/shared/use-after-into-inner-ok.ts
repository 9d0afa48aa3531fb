// The owner that a shared descriptor gave back may be given away.
// check-only
import { File, SharedFd, drop } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const shared = SharedFd.fromIntoFd(File.create("a").value);
  const owner = shared.intoInner();
  if (owner) drop(owner);
  return n;
}
