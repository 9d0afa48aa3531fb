// A shared descriptor that gave its owner back is gone.
// check-only
import { File, SharedFd, drop } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const shared = SharedFd.fromIntoFd(File.create("a").value);
  const owner = shared.intoInner();
  drop(shared); //~ E0382
  return owner ? n : 0;
}
