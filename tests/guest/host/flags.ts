// What a guest sees of flags; the name of each function is the test. The host runs them on every engine.
import {
  ManagedResult,  Errno, Fdflags, File, OpenOptions, Result, Whence, flags, fs, read, setAppend, setFlags, setNonblocking, stdin, stdout,
  write,
} from "as-io-lifetimes";

export function whatIsOpenedWithoutFlagsHasNone(): void {
  const file = open("a");
  is(file.flags(), 0);
  file.drop();
}

export function whatIsOpenedWithFlagsHasThem(): void {
  const file = new OpenOptions().append().create().flags(Fdflags.NONBLOCK).open("a").value;
  is(file.flags(), Fdflags.APPEND | Fdflags.NONBLOCK);
  file.drop();
}

export function eachOfAppendAndNonblockIsReadBack(): void {
  const file = open("a");
  const all = [Fdflags.APPEND, Fdflags.NONBLOCK, Fdflags.APPEND | Fdflags.NONBLOCK, <Fdflags>0];
  for (let i = 0; i < all.length; i++) {
    file.setFlags(all[i]).expect("setFlags");
    is(file.flags(), all[i]);
  }
  file.drop();
}

export function oneFlagIsSetAndTheOthersStay(): void {
  const file = open("a");
  is(file.setNonblocking(true), 0);
  is(file.setAppend(true), Fdflags.NONBLOCK);
  is(file.flags(), Fdflags.APPEND | Fdflags.NONBLOCK);
  is(setNonblocking(file, false), Fdflags.APPEND | Fdflags.NONBLOCK);
  is(setAppend(file, true), Fdflags.APPEND);
  is(setAppend(file, false), Fdflags.APPEND);
  is(file.flags(), 0);
  file.drop();
}

export function clonesShareTheFlags(): void {
  const file = open("a");
  const clone = file.tryClone().value;
  clone.setAppend(true).expect("setAppend");
  is(file.flags(), Fdflags.APPEND);
  file.drop();
  is(clone.flags(), Fdflags.APPEND);
  clone.drop();
}

export function anotherOpeningOfTheFileDoesNotShareThem(): void {
  const one = open("a"), two = open("a");
  one.setAppend(true).expect("setAppend");
  is(two.flags(), 0);
  two.writeString("01234").expect("write");
  two.seek(0);
  two.writeString("x").expect("write");
  assert(content("a") == "x1234", "the second writes where it is");
  one.drop();
  two.drop();
}

export function appendedWritesGoToTheEndWhateverTheOffset(): void {
  const file = open("a");
  file.writeString("0123456789").expect("write");
  file.setAppend(true).expect("setAppend");
  file.seek(3);
  file.writeString("ab").expect("write");
  assert(file.tell().value == 12, "the offset is the end then");
  file.seek(0);
  file.writeString("cd").expect("write");
  assert(content("a") == "0123456789abcd", content("a"));
  file.drop();
}

export function appendedWritesGoToTheEndThatOthersHaveMoved(): void {
  const file = new OpenOptions().append().create().open("a").value;
  file.writeString("one,").expect("write");
  const other = new OpenOptions().append().open("a").value;
  other.writeString("two,").expect("write");
  file.writeString("three,").expect("write");
  other.setSize(4).expect("setSize");
  file.writeString("four").expect("write");
  assert(content("a") == "one,four", content("a"));
  file.drop();
  other.drop();
}

export function withoutAppendWritesGoWhereTheOffsetIsAgain(): void {
  const file = new OpenOptions().append().create().open("a").value;
  file.writeString("0123456789").expect("write");
  is(file.setAppend(false), Fdflags.APPEND);
  assert(file.seek(2).value == 2, "seek");
  file.writeString("ab").expect("write");
  assert(content("a") == "01ab456789", content("a"));
  assert(file.tell().value == 4, "it goes on from there");
  file.drop();
}

export function theOffsetForReadingStaysWhenFlagsChange(): void {
  const file = open("a");
  file.writeString("0123456789").expect("write");
  file.seek(4);
  file.setAppend(true).expect("setAppend");
  const buffer = new Uint8Array(2);
  assert(file.read(buffer).value == 2 && buffer[0] == 52, "it reads on");
  assert(file.seek(0, Whence.CUR).value == 6, "from there");
  file.drop();
}

export function aFileWithoutANameKeepsItsFlags(): void {
  const file = open("a");
  fs.removeFile("a").expect("remove");
  file.writeString("0123").expect("write");
  file.setAppend(true).expect("setAppend");
  file.seek(0);
  file.writeString("4").expect("write");
  assert(file.stat().value.size == 5, "it is the same file");
  file.drop();
}

export function whatHasEndedHasNoFlags(): void {
  const file = open("a");
  file.drop();
  fails(file.flags(), "flags", Errno.BADF);
  fails(file.setAppend(true), "setAppend", Errno.BADF);
  fails(file.setNonblocking(true), "setNonblocking", Errno.BADF);
  assert(setFlags(file, <Fdflags>0).error.errno == Errno.BADF, "setFlags");
}

// Those with an underscore are no tests of their own: the host calls them and says what it expects.

/** Sets flags of "a" to `wanted` and gives what is read back, or below zero the errno. */
export function _readBack(before: i32, wanted: i32): i32 {
  const opened = new OpenOptions().read().write().create().flags(<Fdflags>before).open("a");
  if (opened.isErr) return -<i32>opened.error.errno;
  const file = opened.value;
  const set = file.setFlags(<Fdflags>wanted);
  const found = set.isErr ? -<i32>set.error.errno : <i32>file.flags().value;
  file.drop();
  return found;
}

let held: usize = 0;

/** Opens "a" with flags and holds it open. */
export function _hold(flags: i32): void {
  held = changetype<usize>(new OpenOptions().read().write().create().flags(<Fdflags>flags).open("a").value);
}

/** Sets the flags of what is held: 0, or the errno. */
export function _set(flags: i32): i32 {
  const set = changetype<File>(held).setFlags(<Fdflags>flags);
  return set.isErr ? set.error.errno : 0;
}

/** Writes a digit to what is held, at an offset or where it is, and gives the number of bytes. */
export function _write(digit: i32, offset: i32): i32 {
  const buffer = new Uint8Array(1);
  buffer[0] = 48 + digit;
  const file = changetype<File>(held);
  const written = offset < 0 ? file.write(buffer) : file.writeAt(offset, buffer);
  return written.isErr ? -<i32>written.error.errno : written.value;
}

function offsetOf(result: ManagedResult<i64>): i32 {
  return result.isErr ? -<i32>result.error.errno : <i32>result.value;
}

/** Where what is held is. */
export function _tell(): i32 {
  return offsetOf(changetype<File>(held).tell());
}

/** Seeks what is held. */
export function _seek(offset: i32): i32 {
  return offsetOf(changetype<File>(held).seek(offset));
}

/** Reads a byte of what is held, at an offset or where it is. */
export function _read(offset: i32): i32 {
  const buffer = new Uint8Array(1);
  const file = changetype<File>(held);
  const count = offset < 0 ? file.read(buffer) : file.readAt(offset, buffer);
  return count.isErr ? -<i32>count.error.errno : count.value ? buffer[0] - 48 : 99;
}

export function _end(): void {
  changetype<File>(held).drop();
}

/** Sets the flags of standard input (0) or output (1): what they were, or below zero the errno. */
export function _setStream(stream: i32, wanted: i32): i32 {
  const fd = stream ? stdout() : stdin();
  const before = flags(fd).value;
  const set = setFlags(fd, <Fdflags>wanted);
  if (set.isErr) return -<i32>set.error.errno;
  assert(flags(fd).value == wanted, "they are read back");
  return before;
}

/** Reads a byte of standard input: it, -1 at the end, or below zero the errno. */
export function _readStdin(): i32 {
  const buffer = new Uint8Array(1);
  const count = read(stdin(), buffer);
  return count.isErr ? -<i32>count.error.errno : count.value ? buffer[0] : -1;
}

/** Writes a digit to standard output and gives the number of bytes. */
export function _writeStdout(digit: i32): i32 {
  const buffer = new Uint8Array(1);
  buffer[0] = 48 + digit;
  const written = write(stdout(), buffer);
  return written.isErr ? -<i32>written.error.errno : written.value;
}

/** Opens "fifo" for reading without waiting, and reads: the byte, -1 at the end, or below zero the errno. */
export function _readFifo(): i32 {
  const file = new OpenOptions().read().flags(Fdflags.NONBLOCK).open("fifo").value;
  const buffer = new Uint8Array(1);
  is(file.flags(), Fdflags.NONBLOCK);
  const count = file.read(buffer);
  file.drop();
  return count.isErr ? -<i32>count.error.errno : count.value ? buffer[0] : -1;
}

function open(path: string): File {
  return new OpenOptions().read().write().create().open(path).expect("open");
}

function content(path: string): string {
  const file = File.open(path).value;
  const text = file.readToString().value;
  file.drop();
  return text;
}

function is(found: Result<Fdflags>, expected: i32): void {
  const flags = <i32>found.value;
  assert(flags == expected, flags.toString() + " was found, not " + expected.toString());
}

function fails(found: Result<Fdflags>, operation: string, errno: Errno): void {
  assert(found.error.errno == errno && found.error.operation == operation, found.error.toString());
}
