// A set of borrows can be returned with what the caller has lent.
// check-only
import { File, PollFlags, PollSet, Ref } from "as-io-lifetimes";

function watch(file: Ref<File>): PollSet {
  const set = new PollSet();
  set.add(file.asFd(), 1, PollFlags.IN).value;
  return set;
}

export function main(n: i32): i32 {
  const file = File.open("a").value;
  return watch(file).wait().value;
}
