// An owner that is shared is given away.
// check-only
import { File, SharedFd } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.create("a").value;
  const shared = SharedFd.fromIntoFd(file);
  file.setSize(n); //~ E0382
  return shared.strongCount;
}
