// What is in a set of borrows can't be closed before the set was used for the last time.
// check-only
import { File, PollFlags, PollSet } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value;
  const set = new PollSet();
  set.add(file.asFd(), 1, PollFlags.IN).value;
  file.close().value; //~ E0505
  return set.wait().value;
}
