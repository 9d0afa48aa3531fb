import {
  Advice, Errno, Fdflags, File, Filetype, Ref, Rights, Time, Whence, accept, advise, allocate, datasync, drop,
  filetype, flags, leakReport, memoryFile, openHandles, readAt, readDir, renumber, rights, setFlags, setRights, setSize,
  setTimes, sync, tell, writeAt,
} from "as-io-lifetimes";

export function whatIsWrittenCanBeReadAtTheOffset(): void {
  const file = memoryFile();
  file.writeString("0123456789").value;
  assert(file.tell().value == 10 && file.read(new Uint8Array(1)).value == 0, "the offset is behind it");
  assert(file.seek(2).value == 2 && file.seek(1, Whence.CUR).value == 3 && file.seek(-4, Whence.END).value == 6, "it can be moved");
  assert(file.readToString().value == "6789", "from there to the end");
  file.seek(3);
  file.writeString("xyz").value;
  file.seek(0);
  assert(file.readToString().value == "012xyz6789", "writing replaces");
}

export function whatIsAtAnOffsetLeavesTheFilesOwn(): void {
  const file = memoryFile();
  file.writeString("abc").value;
  assert(writeAt(file, 1, bytes("X")).value == 1 && file.tell().value == 3, "writing");
  const buffer = new Uint8Array(4);
  assert(readAt(file, 1, buffer).value == 2 && buffer[0] == 88 && file.tell().value == 3, "reading, short at the end");
  assert(readAt(file, 100, buffer).value == 0 && readAt(file, 1 << 40, buffer).value == 0, "behind it is the end");
}

export function aGapIsZeros(): void {
  const file = memoryFile();
  file.writeString("full of other bytes").value;
  file.setSize(2).value;
  file.seek(5);
  file.writeString("!").value;
  const all = contentOf(file);
  assert(all.length == 6 && all[1] == 117 && all[2] == 0 && all[4] == 0 && all[5] == 33, "not what was there before");
}

export function itIsCutOffAndFilledUp(): void {
  const file = memoryFile();
  file.writeString("abcdef").value;
  file.setSize(3).value;
  assert(file.stat().value.size == 3 && file.tell().value == 6, "cut off, and the offset stays");
  file.setSize(100_000).value;
  const all = contentOf(file);
  assert(all.length == 100_000 && all[2] == 99 && all[3] == 0 && all[99_999] == 0, "filled up with zeros");
  assert(file.setSize(1 << 40).error.errno == Errno.FBIG, "it is in memory");
  assert(writeAt(file, i64.MAX_VALUE, bytes("x")).error.errno == Errno.FBIG, "whatever the offset");
  assert(writeAt(file, u64.MAX_VALUE, bytes("x")).error.errno == Errno.INVAL, "which ends at 2^63");
  allocate(file, 200_000, 1).value;
  assert(file.stat().value.size == 200_001, "so that there is room");
  assert(allocate(file, 0, 1).isOk && file.stat().value.size == 200_001, "there is");
  assert(allocate(file, 0, 0).error.errno == Errno.INVAL && allocate(file, u64.MAX_VALUE, 2).error.errno == Errno.FBIG, "no");
}

export function anOffsetIsNeverBelowZero(): void {
  const file = memoryFile();
  assert(file.seek(-1).error.errno == Errno.INVAL && file.tell().value == 0, "it stays");
  file.seek(i64.MAX_VALUE);
  assert(file.seek(1, Whence.CUR).error.errno == Errno.OVERFLOW, "nor beyond 2^63");
  assert(file.seek(0, <Whence>3).error.errno == Errno.INVAL, "from where");
  assert(file.read(new Uint8Array(1)).value == 0, "far behind the end is the end");
  assert(file.writeString("x").error.errno == Errno.FBIG, "and no place to write");
}

export function aFileThatAppendsWritesAtTheEnd(): void {
  const file = memoryFile();
  file.writeString("abc").value;
  setFlags(file, Fdflags.APPEND).value;
  assert(flags(file).value == Fdflags.APPEND, "it says so");
  file.seek(0);
  file.writeString("def").value;
  assert(file.tell().value == 6, "the offset follows");
  setFlags(file, <Fdflags>0).value;
  file.seek(0);
  file.writeString("X").value;
  assert(String.UTF8.decode(contentOf(file).buffer) == "Xbcdef", "and not any more");
}

export function clonesShareTheOffsetAndTheFile(): void {
  const file = memoryFile();
  file.writeString("abcdef").value;
  file.seek(0);
  const clone = file.tryClone().value;
  const buffer = new Uint8Array(2);
  assert(file.read(buffer).value == 2 && clone.tell().value == 2, "one offset");
  drop(file);
  assert(clone.readToString().value == "cdef", "it lives as long as one of them");
}

export function vectorsAreOneReadAndOneWrite(): void {
  const file = memoryFile();
  assert(file.writeVectored([bytes("ab"), new Uint8Array(0), bytes("cde")]).value == 5, "written");
  file.seek(1);
  const one = new Uint8Array(1), many = new Uint8Array(9);
  assert(file.readVectored([one, many]).value == 4 && one[0] == 98 && many[0] == 99 && many[2] == 101, "read");
}

export function itSaysWhatItIs(): void {
  const file = memoryFile();
  file.writeString("abc").value;
  const stat = file.stat().value;
  assert(stat.isFile && stat.size == 3 && stat.nlink == 1 && filetype(file).value == Filetype.REGULAR_FILE, "a file");
  assert(memoryFile().stat().value.ino != stat.ino, "and no other one");
  setTimes(file, 5, 6).value;
  const set = file.stat().value;
  assert(set.accessed == 5 && set.modified == 6 && set.changed >= stat.changed, "times are set");
  setTimes(file, Time.OMIT, Time.NOW).value;
  assert(file.stat().value.accessed == 5 && file.stat().value.modified >= stat.modified, "or now, or not");
  file.writeString("d").value;
  assert(sync(file).isOk && datasync(file).isOk && advise(file, 0, 0, Advice.RANDOM).isOk, "nothing to do");
  assert(readDir(file).all().error.errno == Errno.NOTDIR && accept(file).error.errno == Errno.NOTSOCK, "no other thing");
  assert(leakReport().includes("(memory file), owned by File"), leakReport());
}

export function aRightThatIsTakenIsGone(): void {
  const file = memoryFile();
  const all = rights(file).value.base;
  setRights(file, all & ~(Rights.FD_WRITE | Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_SET_SIZE | Rights.FD_SEEK), 0).value;
  assert(file.writeString("x").error.errno == Errno.NOTCAPABLE && writeAt(file, 0, bytes("x")).error.errno == Errno.NOTCAPABLE, "write");
  assert(setFlags(file, <Fdflags>0).error.errno == Errno.NOTCAPABLE, "flags");
  assert(setSize(file, 1).error.errno == Errno.NOTCAPABLE, "size");
  assert(file.seek(1).error.errno == Errno.NOTCAPABLE, "seek");
  assert(file.read(new Uint8Array(1)).value == 0 && tell(file).value == 0, "the others stay");
}

export function itTakesTheRawFdsPlaceOfAFile(): void {
  const other = memoryFile();
  other.writeString("other").value;
  let target = File.create("a").value.intoFd();
  renumber(other.intoFd(), target).value;
  const file = File.fromFd(target);
  file.seek(0);
  assert(file.readToString().value == "other", "there it is");
}

export function itEndsWithItsOwner(): void {
  for (let i = 0; i < 10_000; i++) {
    const file = memoryFile();
    setSize(file, 1 << 20).value;
  }
  assert(openHandles() == 0, "10 GB in turn");
}

function contentOf(file: Ref<File>): Uint8Array {
  const all = new Uint8Array(<i32>file.stat().value.size);
  assert(readAt(file, 0, all).value == all.length);
  return all;
}

function bytes(value: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(value));
}

export function nothingIsWrittenAtAnyOffset(): void {
  const file = memoryFile(), nothing = new Uint8Array(0);
  assert(file.writeAt(1 << 29, nothing).value == 0 && file.seek(1 << 29).value == 1 << 29, "beyond the memory");
  assert(file.write(nothing).value == 0 && file.writeVectored([nothing, nothing]).value == 0, "nor at the file's own");
  assert(file.stat().value.size == 0, "and the file stays empty");
}

export function aLargeFileIsReadToItsEnd(): void {
  const file = memoryFile();
  file.setSize(600 << 20).value;
  const all = file.readToEnd().value;
  assert(all.length == 600 << 20 && all[all.length - 1] == 0, "more than asc's buffers double to");
}
