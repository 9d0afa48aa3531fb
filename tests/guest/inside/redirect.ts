import {
  BorrowedFd, Errno, File, OwnedFd, Stdio, drop, fs, leakReport, openHandles, pipe, readToString, redirectStdio, sync,
  memoryFile, stderr, stdin, stdout, write, writeString,
} from "as-io-lifetimes";

export function whatIsPrintedGoesIntoAPipeAndBack(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  console.log("to the host");
  const before = redirectStdio(Stdio.OUT, writer.intoFd()).value;
  console.log("to the pipe");
  writeString(stdout(), "by a call\n").value;
  const pipeEnd = redirectStdio(Stdio.OUT, before).value;
  console.log("to the host again");
  drop(pipeEnd);
  assert(reader.readToString().value == "to the pipe\nby a call\n", "and nothing else");
}

export function whoHasBorrowedTheStreamSeesTheNewOne(): void {
  const out = stdout();
  const before = redirectStdio(Stdio.OUT, File.create("out").value.intoFd()).value;
  writeString(out, "into the file").value;
  const file = File.fromFd(redirectStdio(Stdio.OUT, before).value);
  writeString(out, "to the host").value;
  drop(file);
  assert(fs.stat("out").value.size == 13, "not to the host");
}

export function standardInputIsReadFromElsewhere(): void {
  const file = memoryFile();
  file.writeString("a line\n").value;
  file.seek(0);
  const before = redirectStdio(Stdio.IN, file.intoFd()).value;
  assert(readToString(stdin()).value == "a line\n", "from the memory file");
  drop(redirectStdio(Stdio.IN, before).value);
  assert(readToString(stdin()).value == "from the host", "and from the host");
}

export function redirectionsNest(): void {
  const first = redirectStdio(Stdio.ERR, File.create("first").value.intoFd()).value;
  console.error("1");
  const second = redirectStdio(Stdio.ERR, File.create("second").value.intoFd()).value;
  console.error("2");
  drop(redirectStdio(Stdio.ERR, second).value);
  console.error("1 again");
  drop(redirectStdio(Stdio.ERR, first).value);
  console.error("the host's");
  assert(fs.stat("first").value.size == 10 && fs.stat("second").value.size == 2, "each its own");
}

export function whatWasBeforeMayBeDropped(): void {
  drop(redirectStdio(Stdio.OUT, File.create("out").value.intoFd()).value);
  console.log("into the file");
  assert(fs.stat("out").value.size == 14, "for good");
  assert(openHandles() == 0 && leakReport() == "", "a stream is no leak of the table");
  assert(write(BorrowedFd.borrowRaw(1), Uint8Array.wrap(String.UTF8.encode("the host's is open"))).isOk, "raw fd 1 is");
}

export function aStreamIsRedirectedToAnotherOne(): void {
  const before = redirectStdio(Stdio.OUT, stderr().tryCloneToOwned().value).value;
  console.log("to standard error");
  drop(redirectStdio(Stdio.OUT, before).value);
  console.log("to standard output");
}

@trusted
export function aStaleOwnerIsRefused(): void {
  const file = File.create("out").value.intoFd();
  const stale = changetype<OwnedFd>(changetype<usize>(file));
  file.close().value;
  assert(redirectStdio(Stdio.OUT, stale).error.errno == Errno.BADF, "it is gone");
}

export function theLastWordsReachTheHost(): void {
  const ends = pipe().value;
  drop(redirectStdio(Stdio.ERR, ends.writer.intoFd()).value);
  assert(false, "heard");
}

export function aPipeWithoutReaderLosesWhatIsPrintedAndNoMore(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const before = redirectStdio(Stdio.OUT, writer.intoFd()).value;
  drop(reader);
  console.log("nobody hears it");
  drop(redirectStdio(Stdio.OUT, before).value);
  console.log("heard");
}

export function aStreamThatIsViewedIsNotRedirectedAgain(): void {
  const before = redirectStdio(Stdio.OUT, memoryFile().intoFd()).value;
  const view = stdout().asFilelikeView<File>().value;
  drop(redirectStdio(Stdio.OUT, before).value); // the file in memory would end under the view
  view.view.writeString("no").value;
}
