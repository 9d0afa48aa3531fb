// @trusted: memory by address, and owners by their handles
import { trap } from "../wasi/trap";
import { Errno } from "../shared/errno";
import { Whence } from "../wasi/types";
import { UNEXPECTED_EOF } from "../result/reason";
import { errnoOf, fail, failAfter } from "../result/record";
import { IoError, ManagedResult, Result } from "../result";
import { BorrowedFd } from "../fd";
import * as io from "../io";
import { end } from "../own/array";
import { Ref } from "../own/words";
import { findByte, findLastByte } from "./memchr";
import { Slice, moveSlice, setSliceBuffer } from "./slice";
import { readFrom } from "./source";
import { textOf } from "./text";

/** The default size of a buffer in bytes, as in Rust. */
// @ts-ignore: decorator
@inline export const CAPACITY: i32 = 8192;

// @ts-ignore: decorator
@inline const LINE_FEED: u8 = 0x0a;

/**
 * Reads from a reader in large pieces, so that small ones cost no call. It owns the reader, or borrows it where `R` is
 * a borrow: `new BufReader<File>(file)`, `new BufReader<BorrowedFd>(stdin())`. Buffered bytes are lost when it ends.
 * Rust's `std::io::BufReader`.
 */
@final
@owned @borrowed("R")
export class BufReader<R> {
  private bytes: Uint8Array;
  private slice: Slice;
  // Bytes that are read and not yet consumed lie from `at` to `end`. The memory of `bytes` doesn't move.
  private at: usize;
  private end: usize;
  private failure: i32 = 0;

  /** `inner`, a reader, is owned. `capacity` is in bytes. */
  constructor(private inner: R, capacity: i32 = CAPACITY) {
    if (capacity < 1) trap("a BufReader needs a capacity of at least 1 byte");
    const bytes = new Uint8Array(capacity);
    this.bytes = bytes;
    this.slice = new Slice(bytes);
    this.at = bytes.dataStart;
    this.end = bytes.dataStart;
  }

  /** The number of bytes that are read and not yet consumed. */
  get available(): i32 {
    return <i32>(this.end - this.at);
  }

  /** The size of the buffer in bytes. */
  get capacity(): i32 {
    return this.bytes.length;
  }

  /** Whether the last slice was null because of an error. */
  get failed(): bool {
    return this.failure != 0;
  }

  /** The error of the last slice. Traps if there was none. */
  get error(): IoError {
    if (!this.failure) trap("a BufReader without an error was asked for it");
    return new IoError(this.failure);
  }

  /** The error as a number, to pass on in a result. */
  get code(): i32 {
    return this.failure;
  }

  /** The content of the buffer, which is filled if it is empty, or null at the end and on an error. `consume` takes it. */
  @mut
  fillBuf(): Slice | null {
    this.failure = 0;
    if (this.at == this.end && !this.fill()) return null;
    return this.sliceTo(this.end);
  }

  /** Consumes `count` of the bytes that `fillBuf` returned. Traps if there are fewer. */
  @mut
  consume(count: i32): void {
    if (<u32>count > <u32>(this.end - this.at)) trap("more bytes are consumed than are in the buffer");
    this.at += count;
  }

  /** Reads into `buffer`, which is borrowed, and returns 0 at the end. A large read goes past an empty own buffer. */
  @mut
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    if (this.at == this.end) {
      if (length >= this.bytes.length) return readFrom<R>(this.inner, buffer, at, length);
      this.failure = 0;
      if (!this.fill()) return this.failure ? Result.err<i32>(this.failure) : Result.ok<i32>(0);
    }
    if (<u32>at > <u32>buffer.length || <u32>length > <u32>(buffer.length - at)) trap("the range is not in the buffer");
    const count = min(length, this.available);
    memory.copy(buffer.dataStart + at, this.at, count);
    this.at += count;
    return Result.ok<i32>(count);
  }

  /** Fills all of `buffer`, which is borrowed. Fails with UNEXPECTED_EOF if the end comes before that. */
  @mut
  readExact(buffer: Uint8Array): Result<void> {
    for (let at = 0; at < buffer.length;) {
      const count = this.read(buffer, at);
      if (count.isErr) {
        if (errnoOf(count.code) == Errno.INTR) continue;
        return Result.err<void>(failAfter(count.code, at));
      }
      if (!count.value) {
        return Result.err<void>(failAfter(fail(UNEXPECTED_EOF, "readExact"), at));
      }
      at += count.value;
    }
    return Result.done();
  }

  /**
   * Takes all up to the next `byte`, which is included unless the end comes first; null where nothing is left and on an
   * error. The buffer grows where it doesn't hold that much.
   */
  // @ts-ignore: decorator
  @inline @mut
  readUntil(byte: u8): Slice | null {
    const found = findByte(this.at, this.end, byte);
    return found != this.end ? this.take(found + 1) : this.readOn(byte);
  }

  /** Takes the next line with its ending, "\n" or "\r\n". Like `readUntil`. */
  // @ts-ignore: decorator
  @inline @mut
  readLine(): Slice | null {
    return this.readUntil(LINE_FEED);
  }

  /** Takes all whole lines in the buffer, at least one, with their endings. Like `readUntil`. */
  @mut
  readLines(): Slice | null {
    const last = findLastByte(this.at, this.end, LINE_FEED);
    if (last != this.end) return this.take(last + 1);
    const line = this.readOn(LINE_FEED);
    if (line === null) return null;
    const behind = findLastByte(this.at, this.end, LINE_FEED);
    if (behind != this.end) this.at = behind + 1;
    moveSlice(line, line.dataStart, <i32>(this.at - line.dataStart));
    return line;
  }

  /** Consumes the reader and returns its remaining lines. */
  @consumes
  lines(): LineReader<R> {
    return new LineReader<R>(this);
  }

  /** Reads the rest. If it fails, what was read stays in the buffer. */
  @mut
  readToEnd(): ManagedResult<Uint8Array> {
    this.failure = 0;
    while (this.more()) {}
    if (this.failure) return ManagedResult.err<Uint8Array>(this.failure);
    return ManagedResult.ok<Uint8Array>(this.take(this.end).toUint8Array());
  }

  /** Reads the rest as UTF-8. Fails with EILSEQ, and consumes nothing, if it isn't UTF-8. */
  @mut
  readToString(): ManagedResult<string> {
    this.failure = 0;
    while (this.more()) {}
    if (this.failure) return ManagedResult.err<string>(this.failure);
    const text = textOf(this.at, this.available);
    if (text !== null) {
      this.at = this.end;
      return ManagedResult.ok<string>(text);
    }
    return ManagedResult.err<string>(fail(Errno.ILSEQ, "readToString", "the file is not UTF-8"));
  }

  /**
   * Moves the offset, counted from the consumed bytes, and empties the buffer. Returns the offset.
   * For a reader that has `seek`, or `asFd`.
   */
  @mut
  seek(offset: i64, whence: Whence = Whence.SET): ManagedResult<i64> {
    if (whence == Whence.CUR) offset -= this.available;
    const place = seekIn<R>(this.inner, offset, whence);
    if (place.isOk) this.at = this.end = this.bytes.dataStart;
    return place;
  }

  /** The offset of the next byte. For a reader that has `seek` or `asFd`. */
  @mut
  tell(): ManagedResult<i64> {
    const place = seekIn<R>(this.inner, 0, Whence.CUR);
    return place.isErr ? place : ManagedResult.ok<i64>(place.value - this.available);
  }

  /** Borrows the inner reader, which the buffered bytes are already read from. */
  getRef(): Ref<R> {
    return this.inner;
  }

  /** Consumes this and returns the inner reader. Buffered bytes are lost. */
  @consumes
  intoInner(): R {
    return this.inner;
  }

  /** Borrows the descriptor of a reader that has `asFd`. */
  asFd(): BorrowedFd {
    // @ts-ignore: a method of R
    return this.inner.asFd();
  }

  /** Drops the inner reader. */
  drop(): void {
    end<R>(this.inner);
  }

  /** Goes on reading until `byte` is there. */
  private readOn(byte: u8): Slice | null {
    this.failure = 0;
    let searched = this.available;
    while (this.more()) {
      const found = findByte(this.at + searched, this.end, byte);
      if (found != this.end) return this.take(found + 1);
      searched = this.available;
    }
    return this.failure || !searched ? null : this.take(this.end);
  }

  /** The bytes from the next one up to `end`. */
  // @ts-ignore: decorator
  @inline
  private sliceTo(end: usize): Slice {
    const slice = this.slice;
    moveSlice(slice, this.at, <i32>(end - this.at));
    return slice;
  }

  // @ts-ignore: decorator
  @inline
  private take(end: usize): Slice {
    const slice = this.sliceTo(end);
    this.at = end;
    return slice;
  }

  /** Reads into the empty buffer. Returns whether there were any bytes. */
  private fill(): bool {
    this.at = this.end = this.bytes.dataStart;
    return this.more();
  }

  /** Reads more bytes into the buffer, making room first. Returns whether there were any. */
  private more(): bool {
    const start = this.bytes.dataStart, used = this.available;
    if (this.at != start) {
      memory.copy(start, this.at, used);
      this.at = start;
      this.end = start + used;
    }
    if (used == this.bytes.length) this.grow();
    const bytes = this.bytes;
    while (true) {
      const count = readFrom<R>(this.inner, bytes, used, bytes.length - used);
      if (count.isOk) {
        this.end += count.value;
        return count.value != 0;
      }
      if (errnoOf(count.code) != Errno.INTR) {
        this.failure = count.code;
        return false;
      }
    }
  }

  /** Doubles the full buffer. */
  private grow(): void {
    const used = this.bytes.length, grown = new Uint8Array(used << 1);
    memory.copy(grown.dataStart, this.bytes.dataStart, used);
    this.bytes = grown;
    setSliceBuffer(this.slice, grown);
    this.at = grown.dataStart;
    this.end = this.at + used;
  }
}

/**
 * The lines of a reader, without their endings "\n" and "\r\n", as slices of a buffer or as strings. Made by
 * `BufReader.lines`. Rust's `std::io::Lines`.
 *
 *     const lines = new BufReader<File>(file).lines();
 *     for (let line = lines.next(); line !== null; line = lines.next()) …
 *     if (lines.failed) …
 */
@final
@owned @borrowed("R")
export class LineReader<R> {
  private failure: i32 = 0;

  /** `reader` is owned. Its buffer grows where it doesn't hold a whole line. */
  constructor(private reader: BufReader<R>) {}

  /** The next line: bytes that are there until the reader is used again. Null behind the last one and on an error. */
  // @ts-ignore: decorator
  @inline @mut
  next(): Slice | null {
    this.failure = 0;
    const line = this.reader.readLine();
    if (line !== null) trimEnding(line);
    return line;
  }

  /**
   * The next line as a string, which stays. Null behind the last line and on an error: EILSEQ for a line that isn't
   * UTF-8, which is passed over, so that one can go on.
   */
  @mut
  nextString(): string | null {
    const line = this.next();
    if (line === null) return null;
    const text = textOf(line.dataStart, line.length);
    if (!changetype<usize>(text)) this.failure = fail(Errno.ILSEQ, "nextString", "the line is not UTF-8");
    return text;
  }

  /** The remaining lines. */
  @mut
  all(): ManagedResult<string[]> {
    const lines: string[] = [];
    for (let line = this.nextString(); line !== null; line = this.nextString()) lines.push(line);
    return this.failed ? ManagedResult.err<string[]>(this.code) : ManagedResult.ok<string[]>(lines);
  }

  /** Whether the last line was null because of an error. */
  get failed(): bool {
    return this.code != 0;
  }

  /** The error of the last line. Traps if there was none. */
  get error(): IoError {
    return this.failure ? new IoError(this.failure) : this.reader.error;
  }

  /** The error as a number, to pass on in a result. */
  get code(): i32 {
    return this.failure ? this.failure : this.reader.code;
  }

  /** Consumes this and returns the buffered reader, at the start of the next line. */
  @consumes
  intoReader(): BufReader<R> {
    return this.reader;
  }

  /** Borrows the descriptor of a reader that has `asFd`. */
  asFd(): BorrowedFd {
    return this.reader.asFd();
  }

  /** Ends the reader. */
  drop(): void {
    end<BufReader<R>>(this.reader);
  }
}

/** Takes the "\n" or "\r\n" at the end of a line off. A "\r" before the end of the file is the line's own. */
// @ts-ignore: decorator
@inline
export function trimEnding(line: Slice): void {
  const last = line.dataStart + line.length - 1;
  if (load<u8>(last) != 0x0a) return;
  moveSlice(line, line.dataStart, line.length - (line.length > 1 && load<u8>(last - 1) == 0x0d ? 2 : 1));
}

// @ts-ignore: decorator
@inline
function seekIn<R>(reader: R, offset: i64, whence: Whence): ManagedResult<i64> {
  // @ts-ignore: a method of R
  if (isDefined(reader.seek)) return reader.seek(offset, whence);
  // @ts-ignore: a method of R
  return io.seek<BorrowedFd>(reader.asFd(), offset, whence);
}
