// Taking a borrow out of a set doesn't end it: the compiler doesn't know which one it was.
// check-only
import { File, PollFlags, PollSet, drop } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value, other = File.open("b").value;
  const set = new PollSet();
  set.add(file.asFd(), 1, PollFlags.IN).value;
  set.add(other.asFd(), 2, PollFlags.IN).value;
  set.remove(1).value;
  drop(file); //~ E0505
  return set.wait().value;
}
