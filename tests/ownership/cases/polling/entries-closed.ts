// What an entry of poll has borrowed can't be closed before the last poll.
// check-only
import { File, OwnedArray, PollFd, PollFlags, poll } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  file.close().value; //~ E0505
  return poll(fds).value;
}
