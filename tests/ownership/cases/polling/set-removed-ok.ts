// A new set of borrows has nothing of those in another one.
// check-only
import { File, PollFlags, PollSet, drop } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value, other = File.open("b").value;
  {
    const set = new PollSet();
    set.add(file.asFd(), 1, PollFlags.IN).value;
    set.add(other.asFd(), 2, PollFlags.IN).value;
    set.wait().value;
  }
  const set = new PollSet();
  set.add(other.asFd(), 2, PollFlags.IN).value;
  drop(file);
  return set.wait().value;
}
