// @trusted: memory by address, and owners by their handles
import { trap } from "../wasi/trap";
import { Errno } from "../shared/errno";
import { errnoOf, failAfter, transferredOf } from "../result/record";
import { Result } from "../result";
import { BorrowedFd } from "../fd";
import { end } from "../own/array";
import { Ref } from "../own/words";
import { CAPACITY } from "./reader";
import { findLastByte } from "./memchr";
import { BufWriter, IntoInner, tookNothing } from "./writer";

// @ts-ignore: decorator
@inline const LINE_FEED: u8 = 0x0a;

/**
 * A `BufWriter` that writes each line as soon as it is whole, for what a person or another program waits for. Rust's
 * `std::io::LineWriter`.
 */
@final
@owned @borrowed("W")
export class LineWriter<W> {
  private writer: BufWriter<W>;

  /** `inner`, a writer, is owned. `capacity` is in bytes. */
  constructor(inner: W, capacity: i32 = CAPACITY) {
    this.writer = new BufWriter<W>(inner, capacity);
  }

  /** The number of buffered bytes: a line that isn't complete. */
  get buffered(): i32 {
    return this.writer.buffered;
  }

  /**
   * Writes from `buffer`, which is borrowed, and returns how many bytes were taken: lines go to the writer, what is behind
   * the last "\n" waits. An error means that nothing was taken.
   */
  @mut
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    const lines = linesIn(buffer, at, length);
    if (lines && this.writer.buffered && lines <= this.writer.capacity - this.writer.buffered) {
      // What waits goes with the lines in one call. If it fails they wait, and the next call says so.
      this.writer.keep(buffer, at, lines);
      if (this.writer.empty().isErr) return Result.ok<i32>(lines);
      return Result.ok<i32>(lines + this.writer.keep(buffer, at + lines, length - lines));
    }
    const ready = this.prepare(lines);
    if (ready.isErr) return Result.err<i32>(ready.code);
    if (!lines) return this.writer.write(buffer, at, length);
    const written = this.writer.writePast(buffer, at, lines);
    if (written.isErr || !written.value) return written;
    const done = written.value;
    // What the writer didn't take of the lines waits, and nothing behind them: the next call writes it first.
    return Result.ok<i32>(done + this.writer.keep(buffer, at + done, (done < lines ? lines : length) - done));
  }

  /** Writes all of a range of `buffer`, which is borrowed: what is behind its last "\n" waits. */
  @mut
  writeAll(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<void> {
    const lines = linesIn(buffer, at, length);
    if (!lines) {
      const ready = this.prepare(0);
      return ready.isErr ? ready : this.writer.writeAll(buffer, at, length);
    }
    if (this.writer.buffered) {
      // What waits goes with the lines, in one call if they fit.
      const taken = this.writer.writeAll(buffer, at, lines);
      if (taken.isErr) return taken;
      const emptied = this.writer.empty();
      if (emptied.isErr) return Result.err<void>(failAfter(emptied.code, lines));
    } else for (let done = 0; done < lines;) {
      const written = this.writer.writePast(buffer, at + done, lines - done);
      if (written.isErr) {
        if (errnoOf(written.code) == Errno.INTR) continue;
        return Result.err<void>(failAfter(written.code, done));
      }
      if (!written.value) return Result.err<void>(failAfter(tookNothing(), done));
      done += written.value;
    }
    const kept = this.writer.writeAll(buffer, at + lines, length - lines);
    return kept.isErr ? Result.err<void>(failAfter(kept.code, lines + transferredOf(kept.code))) : kept;
  }

  /** Writes all of a text, as UTF-8: what is behind its last "\n" waits. */
  @mut
  writeString(text: string): Result<void> {
    const lines = text.lastIndexOf("\n") + 1;
    if (!lines) {
      const ready = this.prepare(0);
      return ready.isErr ? ready : this.writer.writeString(text);
    }
    const whole = lines == text.length ? text : text.substring(0, lines);
    const written = this.writer.writeString(whole);
    if (written.isErr) return written;
    // The lines are taken: if they can't be written now, they wait.
    const flushed = this.writer.flush();
    if (flushed.isErr) return Result.err<void>(failAfter(flushed.code, String.UTF8.byteLength(whole)));
    if (lines == text.length) return flushed;
    const kept = this.writer.writeString(text.substring(lines));
    if (kept.isOk) return kept;
    return Result.err<void>(failAfter(kept.code, String.UTF8.byteLength(whole) + transferredOf(kept.code)));
  }

  /** Writes the buffered bytes. On an error the rest stays buffered. */
  @mut
  flush(): Result<void> {
    return this.writer.flush();
  }

  /** Writes the buffered bytes, closes the writer, and returns whether both succeeded. It has ended in either case. */
  @consumes
  close(): Result<void> {
    return this.writer.close();
  }

  /** Borrows the inner writer. */
  getRef(): Ref<W> {
    return this.writer.getRef();
  }

  /** Writes the buffered bytes and returns the inner writer, or on an error a `BufWriter` with the rest. */
  @consumes
  intoInner(): IntoInner<W> {
    return this.writer.intoInner();
  }

  /** Borrows the descriptor of a writer that has `asFd`. */
  asFd(): BorrowedFd {
    return this.writer.asFd();
  }

  /** Writes the buffered bytes and drops the inner writer. Ignores errors. */
  drop(): void {
    end<BufWriter<W>>(this.writer);
  }

  /** Writes what waits, before lines and after lines that the writer didn't take. */
  private prepare(lines: i32): Result<void> {
    return lines || this.writer.endsWith(LINE_FEED) ? this.writer.empty() : Result.done();
  }
}

/** How many bytes of a range the whole lines in it are. Traps if the range is not in the buffer. */
function linesIn(buffer: Uint8Array, at: i32, length: i32): i32 {
  if (<u32>at > <u32>buffer.length || <u32>length > <u32>(buffer.length - at)) trap("the range is not in the buffer");
  const start = buffer.dataStart + at, end = start + length, last = findLastByte(start, end, LINE_FEED);
  return last == end ? 0 : <i32>(last + 1 - start);
}
