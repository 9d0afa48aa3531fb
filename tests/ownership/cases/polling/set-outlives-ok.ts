// A set of borrows that is declared after what is in it ends before it.
// check-only
import { File, PollFlags, PollSet } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value;
  const set = new PollSet();
  set.add(file.asFd(), 1, PollFlags.IN).value;
  return set.wait().value;
}
