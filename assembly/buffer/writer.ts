// @trusted: memory by address, and owners by their handles
import { trap } from "../wasi/trap";
import { Errno } from "../shared/errno";
import { errnoOf, fail, failAfter } from "../result/record";
import { IoError, Result } from "../result";
import { BorrowedFd } from "../fd";
import { end } from "../own/array";
import { Ref } from "../own/words";
import { CAPACITY } from "./reader";
import { Slice } from "./slice";
import { closeInner, writeTo } from "./source";
import { Encoded, encodeAscii, encodeInto } from "./text";

/**
 * Buffers writes and passes them to a writer in large pieces. It owns the writer, or borrows it if `W` is a
 * borrow: `new BufWriter<BorrowedFd>(stdout())`. Dropping it writes the buffered bytes and ignores errors, so
 * call `close` or `flush` if they matter. Rust's `std::io::BufWriter`.
 */
@final
@owned @borrowed("W")
export class BufWriter<W> {
  private bytes: Uint8Array;
  private used: i32 = 0;
  private encoded: Encoded = new Encoded();

  /** `inner`, a writer, is owned. `capacity` is in bytes. */
  constructor(private inner: W, capacity: i32 = CAPACITY) {
    if (capacity < 4) trap("a BufWriter needs a capacity of at least 4 bytes, for one character");
    this.bytes = new Uint8Array(capacity);
  }

  /** The number of buffered bytes. */
  get buffered(): i32 {
    return this.used;
  }

  /** The size of the buffer in bytes. */
  get capacity(): i32 {
    return this.bytes.length;
  }

  /**
   * Writes from `buffer`, which is borrowed, and returns how many bytes were taken: all that fit into the own buffer;
   * a larger write goes past it. If it fails, nothing was taken.
   */
  @mut
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    if (<u32>at > <u32>buffer.length || <u32>length > <u32>(buffer.length - at)) trap("the range is not in the buffer");
    if (length > this.room) {
      const made = this.writeBuffered();
      if (made.isErr) return Result.err<i32>(made.code);
      if (length >= this.bytes.length) return writeTo<W>(this.inner, buffer, at, length);
    }
    memory.copy(this.bytes.dataStart + this.used, buffer.dataStart + at, length);
    this.used += length;
    return Result.ok<i32>(length);
  }

  /** Writes all of a range of `buffer`, which is borrowed. */
  @mut
  writeAll(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<void> {
    for (let done = 0; done < length;) {
      const count = this.write(buffer, at + done, length - done);
      if (count.isErr) {
        if (errnoOf(count.code) == Errno.INTR) continue;
        return Result.err<void>(failAfter(count.code, done));
      }
      if (!count.value) return Result.err<void>(failAfter(tookNothing(), done));
      done += count.value;
    }
    return Result.done();
  }

  // What has room is dealt with where it is called, as a call with objects costs more than what it does.

  /** Writes all of a reader's slice. */
  // @ts-ignore: decorator
  @inline @mut
  writeSlice(slice: Ref<Slice>): Result<void> {
    if (slice.length > this.room) return this.writeAll(slice.buffer, slice.byteOffset, slice.length);
    memory.copy(this.bytes.dataStart + this.used, slice.dataStart, slice.length);
    this.used += slice.length;
    return Result.done();
  }

  /** Writes a byte. */
  // @ts-ignore: decorator
  @inline @mut
  writeByte(byte: u8): Result<void> {
    const made = this.room ? Result.done() : this.writeBuffered();
    if (made.isOk) store<u8>(this.bytes.dataStart + this.used++, byte);
    return made;
  }

  /** Writes all of a text, as UTF-8, straight into the buffer. */
  // @ts-ignore: decorator
  @inline @mut
  writeString(text: string): Result<void> {
    const length = text.length, to = this.bytes.dataStart + this.used;
    if (length > this.room || !encodeAscii(changetype<usize>(text), length, to)) return this.encode(text);
    this.used += length;
    return Result.done();
  }

  /** Writes the buffered bytes, and flushes a writer that has `flush`. On an error the rest stays buffered. */
  @mut
  flush(): Result<void> {
    const made = this.writeBuffered();
    if (made.isErr) return made;
    // @ts-ignore: a method of W
    if (isDefined(this.inner.flush)) return this.inner.flush();
    return made;
  }

  /** Writes the buffered bytes, closes the writer, and returns whether both succeeded. It has ended in either case. */
  @consumes
  close(): Result<void> {
    const flushed = this.flush();
    this.used = 0;
    const closed = closeInner<W>(this.inner);
    return flushed.isErr ? flushed : closed;
  }

  /** Borrows the inner writer, which the buffered bytes are not yet written to. */
  getRef(): Ref<W> {
    return this.inner;
  }

  /** Writes the buffered bytes and returns the inner writer, or on an error this writer with the rest. */
  @consumes
  intoInner(): IntoInner<W> {
    return new IntoInner<W>(this, this.flush().code);
  }

  /** Borrows the descriptor of a writer that has `asFd`. */
  asFd(): BorrowedFd {
    // @ts-ignore: a method of W
    return this.inner.asFd();
  }

  /** Writes the buffered bytes and drops the inner writer. Ignores errors. */
  drop(): void {
    this.writeBuffered();
    end<W>(this.inner);
  }

  /** The inner writer. Buffered bytes are lost. Rust's `into_parts`. */
  @consumes
  innerUnflushed(): W {
    return this.inner;
  }

  /** Only for `LineWriter`: writes past the buffer, which must be empty. */
  @mut
  writePast(buffer: Uint8Array, at: i32, length: i32): Result<i32> {
    return writeTo<W>(this.inner, buffer, at, length);
  }

  /** Only for `LineWriter`: puts bytes into the buffer, as many as there is room for, and returns their number. */
  @mut
  keep(buffer: Uint8Array, at: i32, length: i32): i32 {
    const count = min(length, this.room);
    memory.copy(this.bytes.dataStart + this.used, buffer.dataStart + at, count);
    this.used += count;
    return count;
  }

  /** Only for `LineWriter`: whether the last byte in the buffer is `byte`. */
  endsWith(byte: u8): bool {
    return this.used > 0 && load<u8>(this.bytes.dataStart + this.used - 1) == byte;
  }

  /** Only for `LineWriter`: writes what waits in the buffer, and doesn't flush the writer. */
  @mut
  empty(): Result<void> {
    return this.writeBuffered();
  }

  /** How many bytes have room behind those that wait. */
  // @ts-ignore: decorator
  @inline
  private get room(): i32 {
    return this.bytes.length - this.used;
  }

  /** Writes all of a text that isn't ASCII, or doesn't fit. */
  private encode(text: string): Result<void> {
    const start = this.bytes.dataStart, end = start + this.bytes.length, encoded = this.encoded;
    encoded.unit = 0;
    let done: i64 = 0;
    while (true) {
      encoded.at = start + this.used;
      encodeInto(text, encoded, end);
      done += <i32>(encoded.at - start) - this.used;
      this.used = <i32>(encoded.at - start);
      if (encoded.unit >= text.length) return Result.done();
      const made = this.writeBuffered();
      if (made.isErr) return Result.err<void>(failAfter(made.code, done));
    }
  }

  /** Writes the buffered bytes. On an error the rest moves to the start of the buffer. */
  private writeBuffered(): Result<void> {
    for (let at = 0; at < this.used;) {
      const count = writeTo<W>(this.inner, this.bytes, at, this.used - at);
      if (count.isOk && count.value) {
        at += count.value;
        continue;
      }
      if (count.isErr && errnoOf(count.code) == Errno.INTR) continue;
      this.used -= at;
      memory.copy(this.bytes.dataStart, this.bytes.dataStart + at, this.used);
      return Result.err<void>(count.isErr ? count.code : tookNothing());
    }
    this.used = 0;
    return Result.done();
  }
}

/** The result of `intoInner`: the inner writer, or an error and the buffered writer. Rust's `IntoInnerError`. */
@final
@owned @borrowed("W")
export class IntoInner<W> {
  /** Only for `intoInner`. */
  constructor(private writer: BufWriter<W>, private failure: i32) {}

  /** Whether all was written. */
  get isOk(): bool {
    return this.failure >= 0;
  }

  /** Whether there is an error. */
  get isErr(): bool {
    return this.failure < 0;
  }

  /** The inner writer. Traps if there is an error. */
  @consumes
  get value(): W {
    if (this.isErr) trap("the writer within was asked for, but not all was written: " + this.error.toString());
    return this.writer.innerUnflushed();
  }

  /** The error. Traps if there is none. */
  get error(): IoError {
    if (this.isOk) trap("a result without an error was asked for it");
    return new IoError(this.failure);
  }

  /** The error as a number, to pass on in a result. */
  get code(): i32 {
    return this.failure;
  }

  /** The buffered writer, with the bytes that weren't written. */
  @consumes
  intoWriter(): BufWriter<W> {
    return this.writer;
  }

  /** Ends the writer. */
  drop(): void {
    end<BufWriter<W>>(this.writer);
  }
}

export function tookNothing(): i32 {
  return fail(Errno.IO, "write", "the writer takes nothing more");
}
