// A clone of a shared descriptor lives on when another is unwrapped.
// check-only
import { File, SharedFd } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const shared = SharedFd.fromIntoFd(File.create("a").value);
  const clone = shared.clone();
  const owner = shared.tryUnwrap();
  return clone.strongCount + (owner.isOk ? n : 0);
}
