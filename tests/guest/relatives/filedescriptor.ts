// The tests of filedescriptor, which are in its docs, by what they are about. Compiled with the transform.
import { Duration, OwnedArray, PollFd, PollFlags, poll, socketPair } from "as-io-lifetimes";

/** src/lib.rs, "Polling" */
export function polling(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  const pollArray = new OwnedArray<PollFd>();
  pollArray.push(new PollFd(a.asFd(), PollFlags.IN));
  // sleeps for 20 milliseconds because `a` is not yet ready
  assert(poll(pollArray, 20 * Duration.MILLISECOND).value == 0);

  assert(b.write(Uint8Array.wrap(String.UTF8.encode("hello"))).value == 5);

  // Now a is ready for read
  assert(poll(pollArray, 20 * Duration.MILLISECOND).value == 1);
}
