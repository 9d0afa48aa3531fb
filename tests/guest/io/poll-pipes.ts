// Polling of pipes and files within the module, beside what the host has. Compiled with the transform.
import {
  BorrowedFd, Duration, Errno, File, OwnedArray, PollFd, PollFlags, PollSet, Stdio, drop, memoryFile, pipe, poll,
  redirectStdio, socketPair, stdin, stdout,
} from "as-io-lifetimes";
import { monotonic } from "as-io-lifetimes/assembly/wasi/std";

const BOTH: PollFlags = <PollFlags>(PollFlags.IN | PollFlags.OUT);
const bytes = new Uint8Array(3);

/** What is there on one descriptor, without waiting. */
function now(fd: BorrowedFd, events: PollFlags): PollFlags {
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(fd, events));
  const ready = poll(fds, 0).value;
  assert(ready == (fds[0].revents ? 1 : 0), "those that have something to say are counted");
  return fds[0].revents;
}

export function aPipeIsReadyOnceThereIsSomethingInIt(): void {
  const ends = pipe(8).value;
  const reader = ends.reader, writer = ends.writer;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(reader.asFd(), BOTH));
  fds.push(new PollFd(writer.asFd(), BOTH));
  assert(poll(fds).value == 1 && !fds[0].revents && fds[1].revents == PollFlags.OUT, "empty");
  writer.write(bytes).value;
  assert(poll(fds).value == 1 && !fds[1].revents, "a write of 8 bytes would wait");
  assert(fds[0].revents == PollFlags.IN && fds[0].bytes == 3, "full");
  reader.read(bytes).value;
  assert(poll(fds).value == 1 && !fds[0].revents && fds[1].revents == PollFlags.OUT, "empty again");
}

export function anEndOfAPipeHangsUpWithTheOther(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  writer.write(bytes).value;
  drop(writer);
  assert(now(reader.asFd(), PollFlags.IN) == (PollFlags.IN | PollFlags.HUP), "with what is left");
  reader.read(bytes).value;
  assert(now(reader.asFd(), PollFlags.IN) == (PollFlags.IN | PollFlags.HUP), "and behind it");
  assert(now(reader.asFd(), <PollFlags>0) == PollFlags.HUP, "unasked");
  const others = pipe().value;
  const other = others.writer;
  drop(others.reader);
  assert(now(other.asFd(), PollFlags.OUT) == (PollFlags.OUT | PollFlags.HUP), "a write fails at once");
}

export function socketsOfAPairAreReadyForTheirOwnDirections(): void {
  const pair = socketPair().value;
  const first = pair.first, second = pair.second;
  assert(now(first.asFd(), BOTH) == PollFlags.OUT && now(second.asFd(), BOTH) == PollFlags.OUT);
  first.write(bytes).value;
  assert(now(first.asFd(), BOTH) == PollFlags.OUT && now(second.asFd(), BOTH) == BOTH);
  drop(first);
  assert(now(second.asFd(), PollFlags.IN) == (PollFlags.IN | PollFlags.HUP));
}

export function aFileInMemoryIsAlwaysReady(): void {
  const file = memoryFile();
  file.writeString("hello").value;
  file.seek(1);
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), BOTH));
  assert(poll(fds).value == 1 && fds[0].revents == BOTH && fds[0].bytes == 4);
}

export function whatOnlyTheModuleItselfCouldMakeReadyIsNotWaitedFor(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const set = new PollSet();
  set.add(reader.asFd(), 0, PollFlags.IN).value;
  const error = set.wait().error;
  const text = "poll: waiting would deadlock (deadlk): only this module itself could make one ready, and it waits";
  assert(error.errno == Errno.DEADLK && error.toString() == text, error.toString());
  const start = monotonic();
  assert(set.wait(10 * Duration.MILLISECOND).value == 0, "with a timeout it sleeps");
  assert(monotonic() - start >= 10 * Duration.MILLISECOND);
  writer.write(bytes).value;
  assert(set.wait().value == 1 && set.next()!.bytes == 3);
}

export function aRedirectedStreamIsAskedWhereItLeadsTo(): void {
  const ends = pipe().value;
  const writer = ends.writer;
  const before = redirectStdio(Stdio.IN, ends.reader.intoFd()).value;
  assert(!now(stdin(), PollFlags.IN), "the host's would be at its end");
  writer.write(bytes).value;
  assert(now(stdin(), PollFlags.IN) == PollFlags.IN);
  drop(redirectStdio(Stdio.IN, before).value);
  assert(now(stdin(), PollFlags.IN) & PollFlags.IN, "the host's again");
}

export function pipesFilesAndStreamsAreToldTogether(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const file = File.create("a").value;
  const set = new PollSet();
  set.add(reader.asFd(), 0, PollFlags.IN).value;
  set.add(stdout(), 1, PollFlags.OUT).value;
  set.add(file.asFd(), 2, PollFlags.OUT).value;
  set.add(stdin(), 3, PollFlags.IN).value;
  set.add(writer.asFd(), 4, PollFlags.OUT).value;
  assert(set.wait().value == 4, "all but the empty pipe");
  writer.write(bytes).value;
  assert(set.wait(Duration.SECOND).value == 5);
  for (let key = 0; key < 5; key++) assert(set.next()!.key == key);
  set.remove(2).value;
  set.remove(4).value;
  reader.read(bytes).value;
  assert(set.wait().value == 2, "the streams of the host are waited for");
}
