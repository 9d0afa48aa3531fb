import {
  Advice, Dir, Errno, Fdflags, File, Filetype, OpenOptions, Result, Rights, Stat, Time, filetype, flags, fs, isTerminal,
  rights, setFlags, setRights, stat, stderr, stdin, stdout, sync, writeString,
} from "as-io-lifetimes";

const SECOND: u64 = 1_000_000_000;

/** For the host, which compares: what WASI knows of what the host has put into the directory. */
export function printStats(): void {
  print(fs.stat("file").value);
  print(fs.stat("dir").value);
  print(fs.stat("link").value);
  print(fs.symlinkStat("link").value);
  const file = File.open("file").value;
  print(file.stat().value);
  file.drop();
  const dir = Dir.open("dir").value;
  print(dir.stat().value);
  dir.drop();
}

function print(stat: Stat): void {
  const numbers = `${stat.dev} ${stat.ino} ${<i32>stat.filetype} ${stat.nlink} ${stat.size}`;
  const times = `${stat.accessed} ${stat.modified} ${stat.changed}`;
  writeString(stdout(), `${numbers} ${times} ${stat.isFile} ${stat.isDir} ${stat.isSymlink}\n`).expect("write");
}

/** For the host, which looks at the times that it set. In whole seconds: Node's WASI leaves the rest out. */
export function setsTimes(): void {
  const file = File.create("times").value;
  file.setTimes(1_600_000_000 * SECOND, 1_700_000_000 * SECOND).expect("both");
  const both = file.stat().value;
  assert(both.accessed == 1_600_000_000 * SECOND && both.modified == 1_700_000_000 * SECOND, "both are set");
  file.setTimes(Time.OMIT, 1_500_000_000 * SECOND).expect("one");
  assert(file.stat().value.accessed == both.accessed, "the other one stays");
  file.setTimes(1_400_000_000 * SECOND, Time.OMIT).expect("the other");
  assert(file.stat().value.modified == 1_500_000_000 * SECOND, "and the first one");
  file.setTimes(Time.OMIT, Time.OMIT).expect("none");
  assert(file.stat().value.accessed == 1_400_000_000 * SECOND, "nothing changes");
  file.drop();
}

export function nowIsTheTimeOfTheCall(): void {
  const file = File.create("a").value;
  const made = file.stat().value.modified;
  file.setTimes(1 * SECOND, 1 * SECOND).expect("long ago");
  file.setTimes(Time.NOW, Time.NOW).expect("now");
  const now = file.stat().value;
  assert(now.accessed >= made - 2 * SECOND && now.modified >= made - 2 * SECOND, "not long ago");
  file.drop();
}

export function timesAreSetByPath(): void {
  File.create("a").value.drop();
  fs.setTimesOf("a", 5 * SECOND, 6 * SECOND).expect("setTimesOf");
  const stat = fs.stat("a").value;
  assert(stat.accessed == 5 * SECOND && stat.modified == 6 * SECOND, "as they were set");
  assert(fs.setTimesOf("none", 0, 0).error.errno == Errno.NOENT, "where there is a file");
}

export function aFileIsCutOffAndFilledUp(): void {
  const file = new OpenOptions().read().write().create().open("a").value;
  file.writeString("0123456789").expect("write");
  file.setSize(4).expect("cut");
  assert(file.stat().value.size == 4 && file.tell().value == 10, "cut off, and the offset stays");
  file.setSize(6).expect("fill");
  file.seek(0);
  assert(file.readToString().value == "0123\u0000\u0000", "filled with zeros");
  file.setSize(0).expect("empty");
  assert(file.stat().value.size == 0, "nothing is left");
  file.drop();
}

export function aFileOpenForReadingCannotBeCutOff(): void {
  File.create("a").value.drop();
  const file = File.open("a").value;
  assert(file.setSize(1).isErr, "it isn't open for that");
  assert(file.stat().value.size == 0, "and wasn't");
  file.drop();
}

export function contentReachesTheDevice(): void {
  const file = File.create("a").value;
  file.writeString("x").expect("write");
  file.datasync().expect("datasync");
  file.sync().expect("sync");
  file.drop();
  const dir = Dir.open(".").value;
  dir.sync().expect("sync of a directory");
  dir.drop();
}

export function adviceIsTaken(): void {
  const file = new OpenOptions().read().write().create().open("a").value;
  file.writeString("0123456789").expect("write");
  for (let advice = <i32>Advice.NORMAL; advice <= <i32>Advice.NOREUSE; advice++) {
    file.advise(0, 0, <Advice>advice).expect("advise");
  }
  assert(file.advise(0, 0, <Advice>99).error.errno == Errno.INVAL, "but not any");
  file.drop();
}

export function roomIsAllocated(): void {
  const file = new OpenOptions().read().write().create().open("a").value;
  const made = file.allocate(0, 4096);
  if (made.isOk) assert(file.stat().value.size == 4096, "the file grew");
  else assert(made.error.errno == Errno.NOTSUP || made.error.errno == Errno.NOSYS, "or the host can't");
  file.drop();
}

export function flagsAreReadAndSet(): void {
  const file = new OpenOptions().append().create().open("a").value;
  assert(flags(file).value == Fdflags.APPEND, "as it was opened");
  setFlags(file, <Fdflags>0).expect("setFlags");
  assert(flags(file).value == 0, "and then as they were set");
  const clone = file.tryClone().value;
  setFlags(clone, Fdflags.APPEND).expect("setFlags");
  assert(flags(file).value == Fdflags.APPEND, "for all clones");
  clone.drop();
  file.drop();
}

export function appendedTextGoesToTheEndWhereverTheOffsetIs(): void {
  const file = new OpenOptions().read().append().create().open("a").value;
  file.writeString("ab").expect("write");
  file.seek(0);
  file.writeString("cd").expect("write");
  file.seek(0);
  assert(file.readToString().value == "abcd", "one after the other");
  file.drop();
}

export function rightsCanBeTakenAwayAndNotAdded(): void {
  const file = new OpenOptions().read().write().create().open("a").value;
  const before = rights(file).value;
  assert((before.base & Rights.FD_READ) != 0 && (before.base & Rights.FD_WRITE) != 0, "it may be read and written");
  setRights(file, before.base & ~(<u64>Rights.FD_WRITE), before.inheriting).expect("setRights");
  assert((rights(file).value.base & Rights.FD_WRITE) == 0, "now not written");
  assert(file.write(new Uint8Array(1)).error.errno == Errno.NOTCAPABLE, "writing is refused");
  assert(setRights(file, before.base, before.inheriting).error.errno == Errno.NOTCAPABLE, "the right doesn't come back");
  file.drop();
}

export function theKindOfADescriptorIsTold(): void {
  const file = File.create("a").value, dir = Dir.open(".").value;
  assert(filetype(file).value == Filetype.REGULAR_FILE, "a file");
  assert(filetype(dir).value == Filetype.DIRECTORY, "a directory");
  assert(!isTerminal(file) && !file.isTerminal && !isTerminal(dir), "neither is a terminal");
  assert(!isTerminal(stdin()) && !isTerminal(stdout()) && !isTerminal(stderr()), "nor are the streams here");
  file.drop();
  dir.drop();
}

export function aClosedFileIsRefusedByEachCall(): void {
  const file = File.create("a").value;
  file.drop();
  badf(file.setSize(0), "setSize");
  badf(file.setTimes(0, 0), "setTimes");
  badf(file.sync(), "sync");
  badf(file.datasync(), "datasync");
  badf(file.advise(0, 0, Advice.NORMAL), "advise");
  badf(file.allocate(0, 1), "allocate");
  badf(setFlags(file, <Fdflags>0), "setFlags");
  badf(setRights(file, 0, 0), "setRights");
  badf(sync(file), "sync");
  assert(stat(file).error.errno == Errno.BADF && stat(file).error.operation == "stat", "stat");
  assert(flags(file).error.errno == Errno.BADF && flags(file).error.operation == "flags", "flags");
  assert(rights(file).error.errno == Errno.BADF && rights(file).error.operation == "rights", "rights");
  assert(filetype(file).error.errno == Errno.BADF && filetype(file).error.operation == "filetype", "filetype");
  assert(!isTerminal(file), "isTerminal");
}

function badf(result: Result<void>, operation: string): void {
  assert(result.error.errno == Errno.BADF && result.error.operation == operation, operation);
}
