import {
  Advice, BorrowedFd, Dir, Errno, Fdflags, File, Filetype, PipeReader, Result, Rights, Sdflags, Time, accept,
  advise, allocate, datasync, drop, filetype, flags, fs, isTerminal, leakReport, openHandles, pipe, read, readAt, readDir,
  recv, renumber, rights, seek, send, setFlags, setRights, setSize, setTimes, shutdown, stat, sync, tell, write,
  writeAll, writeAt,
} from "as-io-lifetimes";

export function whatIsWrittenIsReadInOrder(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  writer.writeString("some ").value;
  writer.writeString("data").value;
  const buffer = new Uint8Array(7);
  assert(reader.read(buffer).value == 7 && text(buffer) == "some da", "as much as there is room for");
  assert(reader.read(buffer, 1, 6).value == 2 && text(buffer.subarray(1, 3)) == "ta", "then the rest");
}

export function theEndComesWhenTheLastWriterIsGone(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const other = writer.tryClone().value;
  writer.writeString("rest").value;
  writer.close().value;
  assert(reader.readToEnd().error.errno == Errno.AGAIN, "another one is still there");
  other.close().value;
  assert(reader.readToString().value == "rest", "what was written first is not lost");
  assert(reader.read(new Uint8Array(1)).value == 0, "it stays the end");
}

export function aReaderThatWouldWaitForItselfIsToldSo(): void {
  const ends = pipe().value;
  const error = ends.reader.read(new Uint8Array(1)).error;
  const expected = "read: not ready yet, try again (again): the other end is in this module, so it would wait for ever";
  assert(error.toString() == expected, error.toString());
  ends.writer.writeString("kept").value;
  assert(ends.reader.readToEnd().error.errno == Errno.AGAIN, "to the end it would wait as well");
  const buffer = new Uint8Array(4);
  assert(ends.reader.readExact(buffer).isOk && text(buffer) == "kept", "and nothing was lost");
  assert(ends.reader.read(new Uint8Array(0)).value == 0, "no bytes are there at once");
}

export function aWriterWithoutReadersFails(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const other = reader.tryClone().value;
  reader.close().value;
  writer.writeString("x").value;
  other.close().value;
  const error = writer.writeString("y").error;
  assert(error.errno == Errno.PIPE, error.toString());
  assert(writer.write(new Uint8Array(0)).value == 0, "no bytes fail nowhere");
}

export function aFullPipeTakesWhatItCan(): void {
  const ends = pipe(10_000).value;
  const reader = ends.reader, writer = ends.writer;
  const bytes = counting(12_000);
  assert(writer.write(bytes).value == 10_000, "as much as there is room for");
  assert(writer.write(bytes).error.errno == Errno.AGAIN, "then it is full");
  const buffer = new Uint8Array(4000);
  assert(reader.read(buffer).value == 4000 && same(buffer, bytes, 0), "the first bytes");
  assert(writer.write(bytes, 0, 4096).error.errno == Errno.AGAIN, "up to PIPE_BUF go whole or not at all");
  assert(writer.write(bytes, 0, 4000).value == 4000, "a write that has room goes");
  for (let at = 4000; at < 8000; at += 4000) assert(reader.read(buffer).value == 4000 && same(buffer, bytes, at), "in order");
  assert(reader.read(buffer).value == 4000 && same(buffer.subarray(0, 2000), bytes, 8000), "across the seam");
  assert(same(buffer.subarray(2000), bytes, 0), "to what was written last");
  assert(writer.writeAll(bytes).error.errno == Errno.AGAIN, "writing all stops where it is full");
}

export function aMegabyteGoesThroughInTurns(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const sent = counting(1 << 20), got = new Uint8Array(1 << 20);
  let to = 0;
  for (let at = 0; at < sent.length;) {
    at += writer.write(sent, at).value;
    while (to < at) to += reader.read(got, to, min(at - to, 777)).value;
  }
  assert(same(got, sent, 0), "byte by byte");
}

export function buffersAreGatheredAndScattered(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  assert(writer.writeVectored([bytes("ab"), new Uint8Array(0), bytes("cde")]).value == 5, "all of them");
  const one = new Uint8Array(1), two = new Uint8Array(2), more = new Uint8Array(9);
  assert(reader.readVectored([one, two, more]).value == 5, "as many bytes as there are");
  assert(text(one) == "a" && text(two) == "bc" && text(more.subarray(0, 2)) == "de", "one after the other");
}

export function anEndDoesOneThing(): void {
  const ends = pipe().value;
  assert(read(ends.writer, new Uint8Array(1)).error.errno == Errno.BADF, "the one end doesn't read");
  assert(write(ends.reader, bytes("x")).error.errno == Errno.BADF, "the other doesn't write");
}

export function whatNeedsAnOffsetOrADeviceIsRefused(): void {
  const ends = pipe().value;
  const fd = ends.reader.asFd();
  assert(errno(readAt(fd, 0, new Uint8Array(1))) == Errno.SPIPE && errno(writeAt(fd, 0, bytes("x"))) == Errno.SPIPE, "at");
  assert(seek(fd, 0).error.errno == Errno.SPIPE && tell(fd).error.errno == Errno.SPIPE, "offset");
  assert(advise(fd, 0, 0, Advice.NORMAL).error.errno == Errno.SPIPE && allocate(fd, 0, 1).error.errno == Errno.SPIPE, "room");
  assert(sync(fd).error.errno == Errno.INVAL && datasync(fd).error.errno == Errno.INVAL, "a device");
  assert(setSize(fd, 0).error.errno == Errno.INVAL, "a size");
  assert(readDir(fd).all().error.errno == Errno.NOTDIR, "entries");
  assert(accept(fd).error.errno == Errno.NOTSOCK && shutdown(fd, Sdflags.RD).error.errno == Errno.NOTSOCK, "a socket");
  assert(recv(fd, new Uint8Array(1)).error.errno == Errno.NOTSOCK && send(fd, bytes("x")).error.errno == Errno.NOTSOCK, "a socket");
}

export function aPipeIsNoDirectory(): void {
  const ends = pipe().value;
  const fd = ends.reader.intoFd();
  const dir = new Dir(fd);
  assert(dir.openFile("a").error.errno == Errno.NOTDIR, "it has no files");
  assert(dir.createDir("a").error.errno == Errno.NOTDIR, "and none can be made");
}

export function itSaysWhatItIs(): void {
  const ends = pipe().value;
  assert(filetype(ends.reader).value == Filetype.UNKNOWN && !isTerminal(ends.reader), "as a pipe of the host");
  const reading = stat(ends.reader).value, writing = stat(ends.writer).value;
  assert(reading.ino == writing.ino && reading.dev == writing.dev, "both ends are one pipe");
  assert(stat(pipe().value.reader).value.ino != reading.ino, "and another one isn't");
  assert(reading.modified > 1_600_000_000_000_000_000, "made today");
  setTimes(ends.reader, 7, Time.OMIT).value;
  assert(stat(ends.reader).value.accessed == 7 && stat(ends.reader).value.modified == reading.modified, "times are set");
}

export function flagsAreKeptAndSharedByClones(): void {
  const ends = pipe().value;
  const clone = ends.reader.tryClone().value;
  assert(flags(clone).value == 0, "none at first");
  setFlags(ends.reader, Fdflags.NONBLOCK).value;
  assert(flags(clone).value == Fdflags.NONBLOCK, "the clone has them too");
  assert(flags(ends.writer).value == 0, "the other end doesn't");
  assert(setFlags(clone, <Fdflags>0x20).error.errno == Errno.INVAL, "there is no such flag");
}

export function rightsCanBeTakenAway(): void {
  const ends = pipe().value;
  const all = rights(ends.writer).value.base;
  assert((all & Rights.FD_WRITE) != 0 && (all & Rights.FD_READ) == 0, "the writing end writes");
  assert(setRights(ends.writer, all | Rights.FD_READ, 0).error.errno == Errno.NOTCAPABLE, "none can be added");
  setRights(ends.writer, all & ~Rights.FD_WRITE, 0).value;
  assert(ends.writer.writeString("x").error.errno == Errno.NOTCAPABLE, "what is gone is gone");
}

export function itHasACapacity(): void {
  const ends = pipe().value;
  assert(ends.reader.capacity().value == 65536 && ends.writer.capacity().value == 65536, "as on Linux");
  ends.writer.writeString("12345678").value;
  assert(ends.writer.setCapacity(7).error.errno == Errno.BUSY, "what waits must have room");
  ends.writer.setCapacity(8).value;
  assert(ends.reader.capacity().value == 8 && ends.writer.writeString("9").error.errno == Errno.AGAIN, "both ends see it");
  assert(ends.reader.setCapacity(0).error.errno == Errno.INVAL, "none is no pipe");
  assert(pipe(0).error.errno == Errno.INVAL && pipe(i32.MIN_VALUE).isErr && pipe(i32.MAX_VALUE).isErr, "nor at the start");
  const file = File.create("a").value;
  assert(PipeReader.fromFd(file.intoFd()).capacity().error.errno == Errno.NOTSUP, "the host's have none that we know");
}

export function anEndBecomesOtherOwnersAndComesBack(): void {
  const ends = pipe().value;
  ends.writer.writeString("through").value;
  const reader = ends.reader;
  const writer = ends.writer;
  drop(writer);
  const file = File.fromFd(reader.intoFd());
  const view = file.asFilelikeView<PipeReader>().value;
  const buffer = new Uint8Array(3);
  view.view.readExact(buffer).value;
  drop(view);
  const again = PipeReader.fromFd(file.intoFd());
  assert(text(buffer) == "thr" && again.readToString().value == "ough", "it is the same end all the time");
}

export function aRawFdGoesOutAndComesBack(): void {
  const ends = pipe().value;
  ends.writer.writeString("kept").value;
  const writer = ends.writer, reader = ends.reader;
  drop(writer);
  const raw = reader.intoRawFd();
  assert(raw < -1, "no number of the host's");
  const buffer = new Uint8Array(2);
  assert(read(BorrowedFd.borrowRaw(raw), buffer).value == 2 && text(buffer) == "ke", "a raw borrow reads it");
  assert(PipeReader.fromRawFd(raw).readToString().value == "pt", "and a new owner");
}

export function aPipeIsRenumberedOntoAFileAndBack(): void {
  const file = File.create("a").value;
  let target = file.intoFd();
  const ends = pipe().value;
  const writer = ends.writer, reader = ends.reader;
  renumber(writer.intoFd(), target).value;
  writeAll(target, bytes("into the pipe")).value;
  drop(target);
  assert(reader.readToString().value == "into the pipe", "the old file is closed, the pipe is in its place");
  assert(fs.stat("a").value.size == 0, "nothing went into the file");
}

export function pipesAreToldInTheLeakReport(): void {
  const ends = pipe().value;
  const report = leakReport();
  assert(report.includes("(reading end of a pipe), owned by PipeReader, opened "), report);
  assert(report.includes("(writing end of a pipe), owned by PipeWriter, opened "), report);
  assert(openHandles() == 2, "each end counts");
  drop(ends);
  assert(openHandles() == 0 && leakReport() == "", "and ends with its owner");
}

@trusted
export function anEndThatIsGoneIsRefused(): void {
  const ends = pipe().value;
  const writer = ends.writer;
  const stale = changetype<BorrowedFd>(changetype<usize>(writer));
  writer.close().value;
  assert(write(stale, bytes("x")).error.errno == Errno.BADF, "whatever comes to have its slot");
  assert(stat(stale).error.errno == Errno.BADF && flags(stale).error.errno == Errno.BADF, "in every call");
}

function errno(result: Result<i32>): Errno {
  return result.error.errno;
}

function bytes(value: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(value));
}

function text(array: Uint8Array): string {
  return String.UTF8.decodeUnsafe(array.dataStart, array.length);
}

function counting(length: i32): Uint8Array {
  const array = new Uint8Array(length);
  for (let i = 0; i < length; i++) array[i] = <u8>(i * 31 + (i >> 8));
  return array;
}

function same(a: Uint8Array, b: Uint8Array, at: i32): bool {
  return memory.compare(a.dataStart, b.dataStart + at, a.length) == 0;
}
