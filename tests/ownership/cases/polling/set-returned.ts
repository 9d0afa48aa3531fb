// A set of borrows can't be returned with what ends in the function.
// check-only
import { File, PollFlags, PollSet } from "as-io-lifetimes";

// @ts-ignore: decorator
@lifetime("static")
function watch(): PollSet {
  const file = File.open("a").value;
  const set = new PollSet();
  set.add(file.asFd(), 1, PollFlags.IN).value;
  return set; //~ E0515
}

export function main(n: i32): i32 {
  return watch().wait().value;
}
