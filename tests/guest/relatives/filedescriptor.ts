// The counterparts of the examples in filedescriptor's documentation, which are its tests.

import { OwnedFd, drop, pipe, readToString, socketPair, stdout, writeString } from "as-io-lifetimes";

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
