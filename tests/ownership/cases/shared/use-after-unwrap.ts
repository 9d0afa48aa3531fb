// A shared descriptor that was unwrapped is gone, whether or not it was the last.
// check-only
import { File, SharedFd } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const shared = SharedFd.fromIntoFd(File.create("a").value);
  const owner = shared.tryUnwrap();
  return shared.strongCount + (owner.isOk ? n : 0); //~ E0382
}
