// A borrow comes from one of those that share a descriptor, and ends with that one, also while others live.
// check-only
import { File, SharedFd, drop, tell } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const shared = SharedFd.fromIntoFd(File.create("a").value);
  const clone = shared.clone();
  const borrowed = shared.asFd();
  drop(shared); //~ E0505
  return <i32>tell(borrowed).value + clone.strongCount;
}
