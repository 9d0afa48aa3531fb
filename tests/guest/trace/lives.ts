// A command that does to descriptors what a trace shows. The first argument selects what.
import {
  Dir, Duration, File, OwnedArray, OwnedFd, PollFd, PollFlags, Stdio, drop, forget, memoryFile, pipe, poll, redirectStdio,
} from "as-io-lifetimes";
import { args } from "as-io-lifetimes/assembly/wasi/process";

function copy(from: string, to: string): void {
  const source = File.open(from).value;
  const target = File.create(to).value;
  const buffer = new Uint8Array(16);
  for (let n = source.read(buffer).value; n > 0; n = source.read(buffer).value) target.write(buffer.subarray(0, n)).value;
}

function cloned(fd: OwnedFd): void {
  const other = fd.tryClone().value;
  other.close().value;
}

function viewed(): void {
  const file = File.open("in.txt").value;
  const view = file.asFilelikeView<File>().value;
  drop(view);
  drop(file);
}

function polled(): void {
  const file = File.open("in.txt").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  poll(fds, Duration.SECOND).value;
}

function redirected(): void {
  const before = redirectStdio(Stdio.OUT, memoryFile().intoFd()).value;
  console.log("caught");
  redirectStdio(Stdio.OUT, before).value.close().value;
}

function all(): void {
  copy("in.txt", "out.txt");
  cloned(File.create("log.txt").value.intoFd());
  viewed();
  polled();
  redirected();
  const ends = pipe();
  forget(File.open("out.txt").value);
}

function many(count: i32): void {
  for (let i = 0; i < count; i++) Dir.open(".").value.close().value;
}

function spin(): void {
  const held = File.open("in.txt").value;
  while (true) {}
}

const wanted = args()[1];
if (wanted == "all") all();
else if (wanted == "many") many(I32.parseInt(args()[2]));
else if (wanted == "named") forget(File.create(args()[2]).value);
else if (wanted == "spin") spin();
else {
  const file = File.open("in.txt").value;
  unreachable();
}
