// Who borrows from a clone doesn't mind the end of another.
// check-only
import { File, SharedFd, drop, tell } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const shared = SharedFd.fromIntoFd(File.create("a").value);
  const clone = shared.clone();
  const borrowed = clone.asFd();
  drop(shared);
  return <i32>tell(borrowed).value + n;
}
