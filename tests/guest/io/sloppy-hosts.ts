// Each function runs on a host that leaves something undone: sloppy-hosts.test.ts says what.
import { Dir, File, OwnedArray, PollFd, PollFlags, fs, poll, process, readDir, stdin } from "as-io-lifetimes";

export function relativePathsBelongToTheRoot(): void {
  assert(fs.readToString("file").value == "text" && fs.readToString("./dir/../file").value == "text", "below \"/\"");
  assert(File.open("/file").isOk && Dir.open(".").isOk && Dir.open("dir").isOk, "and absolute ones as before");
}

export function aZeroByteEndsNoName(): void {
  assert(File.open("/zero/file").isOk, "the name is /zero");
}

export function anEntryAtATime(): void {
  assert(readDir(Dir.open("dir").value).all().value.length == 5, "no entry is left out");
}

export function lessThanAnEntry(): void {
  const dir = Dir.open("dir").value, entries = readDir(dir);
  assert(entries.next() === null && entries.failed, "is an error and no end");
}

export function sizesInUTF16(): void {
  const args = process.args();
  assert(args.length == 2 && args[1] == "äöü€€€", "the text is whole");
  assert(process.env().get("NAME") == "äöü€€€", "so is the environment's");
}

function pollOfStdin(): void {
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(stdin(), PollFlags.IN));
  assert(poll(fds, 1000).isOk, "it ends");
}

export function pollLeavesTheNumberOfEvents(): void {
  pollOfStdin();
}

export function pollGivesMoreEventsThanSubscriptions(): void {
  pollOfStdin();
}
