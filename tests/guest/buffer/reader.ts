import {
  BorrowedFd, BufReader, Errno, File, FdReader, OwnedFd, Result, UNEXPECTED_EOF, Whence, openHandles, stdin,
} from "as-io-lifetimes";
import { Text, content, equal, fileOf, fileOfBytes } from "./support";

export function smallReadsCostOneCall(): void {
  const text = new Text("0123456789", 100);
  const reader = new BufReader<Text>(text);
  const buffer = new Uint8Array(3);
  for (let i = 0; i < 3; i++) assert(reader.read(buffer).value == 3, "three bytes");
  assert(reader.read(buffer).value == 1 && buffer[0] == 0x39, "what is left");
  assert(text.calls == 1, "one call filled the buffer");
  assert(reader.read(buffer).value == 0 && text.calls == 2, "the end is asked for");
}

export function largeReadsGoPastTheBuffer(): void {
  const text = new Text("0123456789", 100);
  const reader = new BufReader<Text>(text, 4);
  const buffer = new Uint8Array(16);
  assert(reader.read(buffer, 2, 4).value == 4 && reader.available == 0, "as large as the buffer");
  assert(buffer[2] == 0x30 && buffer[6] == 0, "where it was asked for");
  assert(reader.read(buffer, 0, 1).value == 1 && reader.available == 3, "a small one fills it");
  assert(reader.read(buffer).value == 3 && text.calls == 2, "first what is in it");
  assert(reader.read(buffer).value == 2 && text.calls == 3, "then past it");
}

export function whatFillBufGivesIsTakenByConsume(): void {
  const file = fileOf("abcdef");
  const reader = new BufReader<File>(file, 4);
  equal(reader.fillBuf()!.toString(), "abcd");
  reader.consume(3);
  equal(reader.fillBuf()!.toString(), "d");
  reader.consume(1);
  equal(reader.fillBuf()!.toString(), "ef");
  reader.consume(2);
  assert(reader.fillBuf() === null && !reader.failed, "the end");
  reader.intoInner().close().value;
}

export function consumingMoreThanThereIsTraps(): void {
  const reader = new BufReader<Text>(new Text("abc", 3));
  reader.fillBuf();
  reader.consume(4);
}

export function aCapacityOfNothingTraps(): void {
  const reader = new BufReader<Text>(new Text("abc", 3), 0);
  reader.fillBuf();
}

export function aRangeBeyondTheBufferTraps(): void {
  const reader = new BufReader<Text>(new Text("abc", 3));
  reader.read(new Uint8Array(2), 1, 2);
}

export function readUntilGivesTheDelimiter(): void {
  const reader = new BufReader<Text>(new Text("one,two,,three", 5), 5);
  equal(reader.readUntil(0x2c)!.toString(), "one,");
  equal(reader.readUntil(0x2c)!.toString(), "two,");
  equal(reader.readUntil(0x2c)!.toString(), ",");
  equal(reader.readUntil(0x2c)!.toString(), "three");
  assert(reader.readUntil(0x2c) === null && !reader.failed, "nothing is left");
}

export function theBufferGrowsToHoldWhatIsAskedFor(): void {
  const long = "x".repeat(100_000);
  const reader = new BufReader<Text>(new Text("a\n" + long + "\nb\n", 7), 8);
  equal(reader.readLine()!.toString(), "a\n");
  const line = reader.readLine()!;
  assert(line.length == 100_001 && line.equals(long + "\n"), "all of it");
  equal(reader.readLine()!.toString(), "b\n");
  assert(reader.capacity >= 100_001, "it grew");
}

export function wholeLinesComeAsOneSlice(): void {
  for (let most = 1; most < 20; most++) {
    for (let capacity = 1; capacity < 20; capacity++) {
      const text = "a\nbc\n\nlonger than that\n\r\nend";
      const reader = new BufReader<Text>(new Text(text, most), capacity);
      let all = "", slices = 0;
      for (let lines = reader.readLines(); lines !== null; lines = reader.readLines()) {
        const part = lines.toString();
        assert(part.endsWith("\n") || part.endsWith("end"), "whole lines");
        all += part;
        slices++;
      }
      equal(all, text);
      assert(slices <= 6, "never less than a line");
    }
  }
  const reader = new BufReader<Text>(new Text("a\nb\nc", 100));
  equal(reader.readLines()!.toString(), "a\nb\n");
  equal(reader.readLines()!.toString(), "c");
}

export function allThatIsLeftComesAtOnce(): void {
  const long = "0123456789".repeat(3000);
  const reader = new BufReader<File>(fileOf("line\n" + long), 16);
  equal(reader.readLine()!.toString(), "line\n");
  equal(reader.readToString().value, long);
  equal(reader.readToString().value, "");
  assert(reader.readToEnd().value.length == 0, "nothing is left");
  reader.intoInner().close().value;
}

export function bytesThatAreNoTextAreEILSEQ(): void {
  const reader = new BufReader<File>(fileOfBytes([0x61, 0xff]));
  const error = reader.readToString().error;
  assert(error.errno == Errno.ILSEQ && error.detail! == "the file is not UTF-8", error.toString());
  reader.intoInner().close().value;
}

export function readExactFillsOrMeetsTheEnd(): void {
  const reader = new BufReader<Text>(new Text("0123456789", 3), 4);
  const buffer = new Uint8Array(7);
  reader.readExact(buffer).expect("seven");
  assert(buffer[6] == 0x36, "the seventh");
  const error = reader.readExact(buffer).error;
  assert(error.isUnexpectedEof && error.errno == UNEXPECTED_EOF && error.transferred == 3, "three are left");
  assert(error.name == "unexpectedeof", error.name);
  assert(error.toString() == "readExact: the file ended before the buffer was full (unexpectedeof)", error.toString());
}

export function seekCountsFromWhatWasTaken(): void {
  const reader = new BufReader<File>(fileOf("0123456789abcdef"), 8);
  const one = new Uint8Array(1);
  reader.readExact(one).value;
  assert(reader.tell().value == 1 && reader.available == 7, "seven are read ahead");
  assert(reader.seek(2, Whence.CUR).value == 3 && reader.available == 0, "from the offset that was reached");
  reader.readExact(one).value;
  assert(one[0] == 0x33, "the byte there");
  assert(reader.seek(-1, Whence.END).value == 15 && reader.readToString().value == "f", "from the end");
  assert(reader.seek(0).value == 0 && reader.readToString().value.length == 16, "from the start");
  assert(reader.seek(-5).isErr, "before the start");
  reader.intoInner().close().value;
}

export function theReaderWithinComesBack(): void {
  const reader = new BufReader<File>(fileOf("0123456789"), 4);
  reader.readExact(new Uint8Array(1)).value;
  assert(reader.getRef().tell().value == 4, "what is read ahead");
  const file = reader.intoInner();
  equal(file.readToString().value, "456789");
  file.close().value;
  assert(openHandles() == 0, "it was the only one");
}

export function aBorrowIsNotClosed(): void {
  const file = fileOf("a\nb\n");
  const reader = new BufReader<BorrowedFd>(file.asFd());
  equal(reader.readLine()!.toString(), "a\n");
  assert(reader.asFd().asRawFd() == file.asRawFd(), "the same descriptor");
  reader.intoInner();
  equal(file.readToString().value, ""); // it was read ahead
  file.close().value;
}

export function readersNest(): void {
  const owned = new FdReader<OwnedFd>(fileOf("a\nb\nc").intoFd());
  const reader = new BufReader<BufReader<FdReader<OwnedFd>>>(new BufReader<FdReader<OwnedFd>>(owned, 3), 2);
  equal(reader.readLine()!.toString(), "a\n");
  equal(reader.readToString().value, "b\nc");
  reader.intoInner().intoInner().close().value;
}

export function standardInputIsARead(): void {
  const reader = new BufReader<BorrowedFd>(stdin());
  assert(reader.readLine() === null && !reader.failed, "it is empty here");
}

export function aReaderOfAWriteOnlyFileFails(): void {
  const file = File.create("b").value;
  const reader = new BufReader<BorrowedFd>(file.asFd());
  assert(reader.readLine() === null && reader.failed, "it may not be read");
  const errno = reader.error.errno;
  assert(errno == Errno.BADF || errno == Errno.NOTCAPABLE, reader.error.toString());
  assert(reader.read(new Uint8Array(1)).isErr && reader.readToEnd().isErr && reader.readToString().isErr, "each call");
  assert(reader.fillBuf() === null && reader.failed && reader.readLines() === null && reader.failed, "each slice");
  reader.intoInner();
  file.close().value;
  equal(content("b"), "");
}

export function askingForAnErrorThatIsNoneTraps(): void {
  const reader = new BufReader<Text>(new Text("abc", 3));
  reader.readLine();
  reader.error;
}

/** A reader of the user's that says it read more than it was asked for. */
class Liar {
  constructor(private more: i32) {}

  read(buffer: Uint8Array, at: i32, length: i32): Result<i32> {
    return Result.ok<i32>(length + this.more);
  }
}

export function aReaderThatCountsTooMuchTraps(): void {
  new BufReader<Liar>(new Liar(64), 8).fillBuf();
}

export function aLargeReadOfAReaderThatCountsTooMuchTraps(): void {
  new BufReader<Liar>(new Liar(1), 8).read(new Uint8Array(100));
}
