// A function keeps no borrow of a parameter in the set that its caller lends it.
// rustc: no code, because the error has none
// check-only
import { File, Mut, PollFlags, PollSet, Ref } from "as-io-lifetimes";

function watch(set: Mut<PollSet>, file: Ref<File>): void {
  set.add(file.asFd(), 1, PollFlags.IN).value; //~ E0621
}

export function main(n: i32): i32 {
  const file = File.open("a").value;
  const set = new PollSet();
  watch(set, file);
  return set.wait().value;
}
