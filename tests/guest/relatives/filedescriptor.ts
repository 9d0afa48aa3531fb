// The counterparts of the examples in filedescriptor's documentation, which are its tests.

import {
  Duration, OwnedArray, OwnedFd, PollFd, PollFlags, drop, pipe, poll, readToString, socketPair, stdout, writeString,
} from "as-io-lifetimes";

export function fileDescriptorDup(): void {
  printSomething(getStdout());
}

function getStdout(): OwnedFd {
  return stdout().tryCloneToOwned().value;
}

function printSomething(fd: OwnedFd): void {
  writeString(fd, "hello").value;
}

export function pipeNew(): void {
  const ends = pipe().value;
  const read = ends.reader, write = ends.writer;
  write.writeString("hello").value;
  drop(write);
  assert(read.readToString().value == "hello", "all that was written");
}

export function socketpair(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  writeString(a, "hello").value;
  drop(a);
  assert(readToString(b).value == "hello", "all that was sent");
}

export function polling(): void {
  const pair = socketPair().value;
  const a = pair.first, b = pair.second;
  const pollArray = new OwnedArray<PollFd>();
  pollArray.push(new PollFd(a.asFd(), PollFlags.IN));
  assert(poll(pollArray, 20 * Duration.MILLISECOND).value == 0, "it isn't ready");
  writeString(b, "hello").value;
  assert(poll(pollArray, 20 * Duration.MILLISECOND).value == 1, "now it is");
}
