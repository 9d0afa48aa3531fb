// The tests of rustix, by their names. Compiled with the transform.
import { Duration, OwnedArray, OwnedFd, PollFd, PollFlags, Ref, pipe, poll, read, write } from "as-io-lifetimes";

// @ts-ignore: decorator
@inline const NONE: PollFlags = <PollFlags>0;

function rawOf(entry: Ref<PollFd>): i32 {
  const fd = entry.asFd();
  return fd === null ? -1 : fd.asRawFd();
}

/** tests/event/poll.rs */
export function test_poll(): void {
  // Create a pipe.
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const pollFds = new OwnedArray<PollFd>();
  pollFds.push(new PollFd(reader.asFd(), PollFlags.IN));
  assert(rawOf(pollFds[0]) == reader.asFd().asRawFd());

  // `poll` should say there's nothing ready to be read from the pipe.
  assert(poll(pollFds, 0).value == 0);
  assert(pollFds[0].revents == NONE);
  assert(rawOf(pollFds[0]) == reader.asFd().asRawFd());

  // Write a byte to the pipe.
  assert(write(writer, Uint8Array.wrap(String.UTF8.encode("a"))).value == 1);

  // `poll` should now say there's data to be read.
  assert(poll(pollFds, Duration.FOREVER).value == 1);
  assert(pollFds[0].revents == PollFlags.IN);
  assert(rawOf(pollFds[0]) == reader.asFd().asRawFd());

  {
    const temp = pollFds[0].clone();
    assert(temp.revents == PollFlags.IN);
    temp.clearRevents();
    assert(temp.revents == NONE);
  }

  // Read the byte from the pipe.
  const buffer = new Uint8Array(1);
  assert(read(reader, buffer).value == 1);
  assert(buffer[0] == 0x61);
  assert(rawOf(pollFds[0]) == reader.asFd().asRawFd());

  // Poll should now say there's no more data to be read.
  assert(poll(pollFds, 0).value == 0);
  assert(pollFds[0].revents == NONE);
  assert(rawOf(pollFds[0]) == reader.asFd().asRawFd());
}

/** tests/event/poll.rs */
export function test_poll_fd_set_fd(): void {
  // Make up some file descriptors so that we can test that `setFd` works.
  const a = OwnedFd.fromRawFd(777), b = OwnedFd.fromRawFd(888);
  {
    const pollFd = new PollFd(a.asFd(), NONE);
    assert(rawOf(pollFd) == 777);
    pollFd.setFd(b.asFd());
    assert(rawOf(pollFd) == 888);
  }
  // Don't attempt to close our made-up file descriptors.
  a.intoRawFd();
  b.intoRawFd();
}
