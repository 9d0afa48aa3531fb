// The counterparts of rustix' tests/event: poll.rs.

import { Duration, OwnedArray, OwnedFd, PollFd, PollFlags, Ref, pipe, poll } from "as-io-lifetimes";

export function testPoll(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(reader.asFd(), PollFlags.IN));
  const raw = reader.asRawFd();
  assert(rawOf(fds.at(0)) == raw, "the entry is of the reader");

  assert(poll(fds, 0).value == 0 && !fds.at(0).revents && rawOf(fds.at(0)) == raw, "nothing is there to be read");

  writer.writeString("a").value;
  assert(poll(fds, Duration.FOREVER).value == 1, "now there is");
  assert(fds.at(0).revents == PollFlags.IN && rawOf(fds.at(0)) == raw, "and the entry says so");
  {
    const copy = fds.at(0).clone();
    assert(copy.revents == PollFlags.IN, "a copy says so too");
    copy.clearRevents();
    assert(!copy.revents, "until that is cleared");
  }

  const buffer = new Uint8Array(1);
  assert(reader.read(buffer).value == 1 && buffer[0] == 0x61 && rawOf(fds.at(0)) == raw, "the byte is read");
  assert(poll(fds, 0).value == 0 && !fds.at(0).revents && rawOf(fds.at(0)) == raw, "nothing is left");
}

export function testPollFdSetFd(): void {
  const a = OwnedFd.fromRawFd(777), b = OwnedFd.fromRawFd(888); // made up
  {
    const entry = new PollFd(a.asFd(), <PollFlags>0);
    assert(rawOf(entry) == 777, "the one that it was made with");
    entry.setFd(b.asFd());
    assert(rawOf(entry) == 888, "the one that it was set to");
  }
  assert(a.intoRawFd() == 777 && b.intoRawFd() == 888, "there is nothing to close");
}

function rawOf(entry: Ref<PollFd>): i32 {
  const fd = entry.asFd();
  return fd === null ? -1 : fd.asRawFd();
}
