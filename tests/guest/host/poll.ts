// A reactor that polls its standard streams.
import { Duration, OwnedArray, PollFd, PollFlags, poll, read, stderr, stdin, stdout } from "as-io-lifetimes";
export * from "as-io-lifetimes/assembly/bridge";

/**
 * Polls for `timeout` milliseconds. Each letter is an entry: `i` to read from stdin, `o` to write to stdout, `b` to do
 * both with stdin, `e` to write to stderr, `-` nothing. Gives how many are ready and what each has to say: `1: IN|HUP -`.
 */
export function pollStreams(letters: string, timeout: i32): string {
  const fds = new OwnedArray<PollFd>();
  for (let i = 0; i < letters.length; i++) fds.push(entry(letters.charAt(i)));
  const ready = poll(fds, timeout < 0 ? Duration.FOREVER : timeout * Duration.MILLISECOND);
  if (ready.isErr) return ready.error.toString();
  let text = ready.value.toString() + ":";
  for (let i = 0; i < fds.length; i++) text += " " + flagsText(fds[i].revents);
  return text;
}

// @ts-ignore: decorator
@lifetime("static")
function entry(letter: string): PollFd {
  if (letter == "i") return new PollFd(stdin(), PollFlags.IN);
  if (letter == "o") return new PollFd(stdout(), PollFlags.OUT);
  if (letter == "e") return new PollFd(stderr(), PollFlags.OUT);
  if (letter == "b") return new PollFd(stdin(), <PollFlags>(PollFlags.IN | PollFlags.OUT));
  return new PollFd(null, PollFlags.IN);
}

function flagsText(flags: PollFlags): string {
  const names: string[] = [];
  if (flags & PollFlags.IN) names.push("IN");
  if (flags & PollFlags.OUT) names.push("OUT");
  if (flags & PollFlags.ERR) names.push("ERR");
  if (flags & PollFlags.HUP) names.push("HUP");
  if (flags & PollFlags.NVAL) names.push("NVAL");
  return names.length ? names.join("|") : "-";
}

/** Reads up to `size` bytes from stdin: their number, or below zero the errno. */
export function readStdin(size: i32): i32 {
  const count = read(stdin(), new Uint8Array(size));
  return count.isErr ? -<i32>count.error.errno : count.value;
}
