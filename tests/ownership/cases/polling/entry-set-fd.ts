// An entry of poll keeps the descriptor borrowed that it was given later.
// check-only
import { File, OwnedArray, PollFd, PollFlags, poll } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value, other = File.open("b").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  fds.atMut(0).setFd(other.asFd());
  other.close().value; //~ E0505
  return poll(fds).value;
}
