import { BufReader, BufWriter, Errno, File, IoError, Result, copy, stdin, stdout } from "as-io-lifetimes";
import { Pieces, Text, content, equal, fileOf } from "./support";

export function aFileIsCopiedToAFile(): void {
  const text = "0123456789".repeat(20_000);
  const from = fileOf(text), to = File.create("b").value;
  assert(copy(from, to).value == 200_000, "all bytes");
  assert(copy(from, to).value == 0, "and then it is the end");
  from.close().value;
  to.close().value;
  equal(content("b"), text);
}

export function standardInputIsCopiedToStandardOutput(): void {
  assert(copy(stdin(), stdout()).value == 0, "it is empty here");
  const file = fileOf("from a file\n");
  assert(copy(file, stdout()).value == 12, "all bytes");
  file.close().value;
}

export function anyReaderIsCopiedToAnyWriter(): void {
  const reader = new BufReader<Text>(new Text("a\nb\nc\nd", 3)), writer = new BufWriter<Pieces>(new Pieces(2));
  equal(reader.readLine()!.toString(), "a\n");
  assert(copy(reader, writer).value == 5, "what is left");
  writer.flush().value;
  equal(writer.getRef().pieces.join(""), "b\nc\nd");
}

export function errorsOfBothAreBelowZero(): void {
  const full = new Pieces();
  full.left = 4;
  const error = copy(new Text("0123456789", 3), full).error;
  assert(error.errno == Errno.NOSPC, "the writer's");
  assert(copy(new Text("abc", 3), new Pieces(0)).error.errno == Errno.IO, "a writer that takes nothing");
  const file = File.create("b").value;
  assert(copy(file, stdout()).isErr, "the reader's");
  file.close().value;
}

/** A reader that copies within its own read. */
class Copier {
  inner: Pieces = new Pieces();
  private done: bool = false;

  read(buffer: Uint8Array, at: i32, length: i32): Result<i32> {
    if (this.done) return Result.ok<i32>(0);
    this.done = true;
    store<u8>(buffer.dataStart + at, 0x78);
    assert(copy(new Text("within", 10), this.inner).value == 6, "within");
    return Result.ok<i32>(1);
  }
}

export function aCopyWithinACopyHasABufferOfItsOwn(): void {
  const copier = new Copier(), pieces = new Pieces();
  assert(copy(copier, pieces).value == 1, "one byte");
  equal(pieces.pieces.join("|") + " " + copier.inner.pieces.join("|"), "x within");
}
