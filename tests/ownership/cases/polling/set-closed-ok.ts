// What was in a set of borrows can be closed when the set is gone.
// check-only
import { File, PollFlags, PollSet, drop } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value;
  const set = new PollSet();
  set.add(file.asFd(), 1, PollFlags.IN).value;
  const ready = set.wait().value;
  drop(set);
  file.close().value;
  return ready;
}
