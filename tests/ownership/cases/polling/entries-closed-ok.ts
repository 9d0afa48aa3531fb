// What an entry of poll has borrowed can be closed when the entries are gone.
// check-only
import { File, OwnedArray, PollFd, PollFlags, drop, poll } from "as-io-lifetimes";

export function main(n: i32): i32 {
  const file = File.open("a").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  const ready = poll(fds).value;
  drop(fds);
  file.close().value;
  return ready;
}
