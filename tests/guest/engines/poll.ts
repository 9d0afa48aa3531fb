// Polls what every engine has. There is a text in standard input.
import {
  BorrowedFd, Dir, Duration, File, OwnedArray, PollFd, PollFlags, PollSet, fs, pipe, poll, read, sleep, stdin, stdout,
} from "as-io-lifetimes";
import { monotonic } from "as-io-lifetimes/assembly/wasi/std";

const BOTH: PollFlags = <PollFlags>(PollFlags.IN | PollFlags.OUT);

function say(what: string, fds: OwnedArray<PollFd>, timeout: i64): void {
  const ready = poll(fds, timeout);
  let text = what + ": " + (ready.isErr ? ready.error.toString() : ready.value.toString());
  // Whether standard input hangs up depends on where the engine has it from.
  for (let i = 0; i < fds.length; i++) text += " " + (fds[i].revents & ~PollFlags.HUP).toString();
  console.log(text);
}

// @ts-ignore: decorator
@lifetime("fd", "other")
function list(
  fd: BorrowedFd | null, events: PollFlags, other: BorrowedFd | null = null, otherEvents: PollFlags = PollFlags.IN,
): OwnedArray<PollFd> {
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(fd, events));
  fds.push(new PollFd(other, otherEvents));
  return fds;
}

function main(): void {
  const file = File.create("polled").value;
  const dir = Dir.open(".").value;
  say("a file and a directory", list(file.asFd(), BOTH, dir.asFd(), PollFlags.IN), Duration.FOREVER);
  say("nothing", list(null, BOTH), 0);
  say("nothing, without a timeout", list(null, BOTH), Duration.FOREVER);
  say("what isn't open", list(BorrowedFd.borrowRaw(99), BOTH, file.asFd(), PollFlags.OUT), Duration.FOREVER);
  say("what isn't open, alone", list(BorrowedFd.borrowRaw(98), PollFlags.IN), Duration.FOREVER);
  say("standard output", list(stdout(), PollFlags.OUT), 5 * Duration.SECOND);
  say("standard input", list(stdin(), PollFlags.IN), 5 * Duration.SECOND);
  say("both", list(stdin(), PollFlags.IN, stdout(), PollFlags.OUT), 5 * Duration.SECOND);
  const bytes = new Uint8Array(100);
  while (read(stdin(), bytes).value) {}
  say("standard input at its end", list(stdin(), PollFlags.IN), 5 * Duration.SECOND);

  const start = monotonic();
  say("an empty list", new OwnedArray<PollFd>(), 10 * Duration.MILLISECOND);
  sleep(10 * Duration.MILLISECOND).value;
  console.log("slept: " + (monotonic() - start >= 20 * Duration.MILLISECOND ? "enough" : "too short"));

  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  say("an empty pipe", list(reader.asFd(), PollFlags.IN, writer.asFd(), PollFlags.OUT), Duration.FOREVER);
  say("an empty pipe, alone", list(reader.asFd(), PollFlags.IN), Duration.FOREVER);
  writer.writeString("x").value;
  const set = new PollSet();
  set.add(reader.asFd(), 1, PollFlags.IN).value;
  set.add(file.asFd(), 2, PollFlags.OUT).value;
  console.log("a set: " + set.wait(5 * Duration.SECOND).value.toString());
}

main();
fs.removeFile("polled").value;
