import {
  BorrowedFd, BufReader, BufWriter, Errno, File, LineWriter, OwnedFd, openHandles, stdout,
} from "as-io-lifetimes";
import { Pieces, Text, content, emptyFile, equal } from "./support";

export function smallWritesAreGathered(): void {
  const pieces = new Pieces();
  const writer = new BufWriter<Pieces>(pieces, 8);
  writer.writeString("abc").value;
  writer.writeByte(0x64).value;
  writer.writeAll(bytes("efg")).value;
  assert(pieces.pieces.length == 0 && writer.buffered == 7, "all waits");
  writer.writeString("hi").value;
  equal(pieces.pieces.join("|"), "abcdefgh");
  writer.flush().value;
  equal(pieces.pieces.join("|"), "abcdefgh|i");
  writer.flush().value;
  assert(pieces.pieces.length == 2 && writer.buffered == 0, "nothing waits");
}

export function largeWritesGoPastTheBuffer(): void {
  const pieces = new Pieces();
  const writer = new BufWriter<Pieces>(pieces, 4);
  writer.writeString("a").value;
  assert(writer.write(bytes("0123456789"), 1, 8).value == 8, "all of it");
  equal(pieces.pieces.join("|"), "a|12345678");
  writer.writeAll(bytes("xyz")).value;
  assert(writer.write(bytes("vw")).value == 2 && writer.buffered == 2, "what doesn't fit any more pushes the rest out");
  equal(pieces.pieces.join("|"), "a|12345678|xyz");
}

export function aWriterThatTakesLittleGetsAll(): void {
  const pieces = new Pieces(3);
  const writer = new BufWriter<Pieces>(pieces, 8);
  writer.writeAll(bytes("0123456789".repeat(5))).value;
  writer.writeString("end").value;
  writer.flush().value;
  equal(pieces.pieces.join(""), "0123456789".repeat(5) + "end");
}

export function textGoesOutAsUTF8(): void {
  const text = "aé€😀 \ud800 plain ASCII of some length\u0000é".repeat(50);
  for (let capacity = 4; capacity < 40; capacity++) {
    const writer = new BufWriter<File>(emptyFile(), capacity);
    writer.writeString(text).value;
    writer.writeString("").value;
    writer.close().expect("close");
    equal(content(), text.replaceAll("\ud800 ", "\ufffd "));
  }
}

export function slicesGoOutAsTheyAre(): void {
  const reader = new BufReader<Text>(new Text("one\ntwo\n" + "long".repeat(10), 100)), pieces = new Pieces();
  const writer = new BufWriter<Pieces>(pieces, 16);
  for (let line = reader.readLine(); line !== null; line = reader.readLine()) writer.writeSlice(line).value;
  writer.flush().value;
  equal(pieces.pieces.join("|"), "one\ntwo\n|" + "long".repeat(10));
}

export function closeTellsErrorsAndTheFileIsGone(): void {
  const pieces = new Pieces();
  pieces.left = 2;
  const writer = new BufWriter<Pieces>(pieces);
  writer.writeString("abc").value;
  assert(writer.close().error.errno == Errno.NOSPC, "the writer is full");
  equal(pieces.pieces.join("|"), "ab");
  const file = File.create("b").value;
  file.close().value;
  const reading = new BufWriter<File>(File.open("b").value);
  reading.writeString("abc").value;
  assert(reading.close().isErr && openHandles() == 0, "it may not be written, and is closed");
}

export function closeClosesAndABorrowIsOnlyFlushed(): void {
  const file = emptyFile();
  const borrowing = new BufWriter<BorrowedFd>(file.asFd());
  borrowing.writeString("one ").value;
  borrowing.close().value;
  const writer = new BufWriter<OwnedFd>(file.intoFd());
  writer.writeString("two").value;
  writer.close().value;
  equal(content(), "one two");
  assert(openHandles() == 0, "closed");
}

export function whatIsNotWrittenIsKept(): void {
  const pieces = new Pieces(2);
  pieces.left = 3;
  const writer = new BufWriter<Pieces>(pieces, 8);
  writer.writeString("abcdef").value;
  assert(writer.flush().error.errno == Errno.NOSPC && writer.buffered == 3, "three are left");
  assert(writer.write(bytes("0123456789")).isErr && writer.buffered == 3, "a large one isn't taken");
  assert(writer.writeString("0123456789").isErr && writer.buffered == 8, "of a text what had room");
  assert(writer.writeByte(0x21).isErr && writer.buffered == 8, "nor a byte");
  pieces.left = 100;
  writer.flush().value;
  equal(pieces.pieces.join(""), "abcdef01234");
}

export function aWriterThatTakesNothingIsEIO(): void {
  const writer = new BufWriter<Pieces>(new Pieces(0), 8);
  writer.writeString("abc").value;
  const error = writer.flush().error;
  assert(error.errno == Errno.IO && error.detail! == "the writer takes nothing more", error.toString());
  assert(writer.writeAll(bytes("0123456789")).isErr && writer.buffered == 3, "nor all");
}

export function theWriterWithinComesBackOrTheErrorWithAll(): void {
  const pieces = new Pieces();
  pieces.left = 1;
  const writer = new BufWriter<Pieces>(pieces);
  writer.writeString("abc").value;
  const failed = writer.intoInner();
  assert(failed.isErr && !failed.isOk && failed.error.errno == Errno.NOSPC && failed.code < 0, "full");
  const kept = failed.intoWriter();
  assert(kept.buffered == 2, "what wasn't written");
  pieces.left = 100;
  const inner = kept.intoInner();
  assert(inner.isOk && inner.value == pieces, "the writer within");
  equal(pieces.pieces.join("|"), "a|bc");

  const files = new BufWriter<File>(emptyFile());
  files.writeString("text").value;
  const file = files.intoInner().value;
  assert(file.tell().value == 4, "it was written");
  file.close().value;
}

export function theWriterWithinThatFailedTraps(): void {
  const pieces = new Pieces();
  pieces.left = 1;
  const writer = new BufWriter<Pieces>(pieces);
  writer.writeString("abc").value;
  writer.intoInner().value;
}

export function writersNest(): void {
  const writer = new BufWriter<BufWriter<File>>(new BufWriter<File>(emptyFile(), 4), 6);
  writer.writeString("0123456789").value;
  writer.flush().value;
  equal(content(), "0123456789");
  writer.writeString("end").value;
  writer.close().value;
  equal(content(), "0123456789end");
}

export function aRangeBeyondTheBufferTraps(): void {
  new BufWriter<Pieces>(new Pieces()).write(new Uint8Array(2), 1, 2);
}

export function tooSmallACapacityTraps(): void {
  new BufWriter<Pieces>(new Pieces(), 3).flush();
}

export function aLineWriterWritesWholeLines(): void {
  const pieces = new Pieces();
  const writer = new LineWriter<Pieces>(pieces);
  writer.writeString("a").value;
  writer.writeAll(bytes("b")).value;
  assert(pieces.pieces.length == 0 && writer.buffered == 2, "no line yet");
  writer.writeString("c\nd\ne").value;
  equal(pieces.pieces.join("|"), "abc\nd\n");
  assert(writer.write(bytes("f\ng")).value == 3, "all is taken");
  equal(pieces.pieces.join("|"), "abc\nd\n|ef\n");
  writer.writeString("h\n").value;
  writer.writeString("i").value;
  writer.flush().value;
  equal(pieces.pieces.join("|"), "abc\nd\n|ef\n|gh\n|i");
  assert(writer.intoInner().value == pieces, "and comes back");
}

export function aLineWriterOnStandardOutput(): void {
  const writer = new LineWriter<BorrowedFd>(stdout());
  writer.writeString("line\nrest").value;
  writer.close().value;
}

function bytes(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}
