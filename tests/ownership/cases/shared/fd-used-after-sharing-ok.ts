// An owner may be used before it is shared.
// check-only
import { File, SharedFd } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.create("a").value;
  file.setSize(n);
  const shared = SharedFd.fromIntoFd(file);
  return shared.strongCount;
}
