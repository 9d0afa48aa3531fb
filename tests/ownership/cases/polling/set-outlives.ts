// What is in a set of borrows must live as long as the set.
// check-only
import { File, PollFlags, PollSet } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const set = new PollSet();
  {
    const file = File.open("a").value;
    set.add(file.asFd(), 1, PollFlags.IN).value; //~ E0597
  }
  return set.wait().value;
}
