// An entry of poll that was given another descriptor ends before both.
// check-only
import { File, OwnedArray, PollFd, PollFlags, poll } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value, other = File.open("b").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  fds.atMut(0).setFd(other.asFd());
  return poll(fds).value;
}
