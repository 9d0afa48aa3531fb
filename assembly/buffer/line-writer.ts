// @trusted: memory by address, and owners by their handles
import { Result } from "../result";
import { BorrowedFd } from "../fd";
import { end } from "../own/array";
import { Ref } from "../own/words";
import { CAPACITY } from "./reader";
import { findLastByte } from "./memchr";
import { BufWriter, IntoInner } from "./writer";

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

  /** How many bytes of a line that isn't whole wait to be written. */
  get buffered(): i32 {
    return this.writer.buffered;
  }

  /** Takes all of a range of `buffer`, which is borrowed, and writes the lines that are whole with it. */
  @mut
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    const written = this.writeAll(buffer, at, length);
    return written.isErr ? Result.err<i32>(written.code) : Result.ok<i32>(length);
  }

  /** Writes all of a range of `buffer`, which is borrowed: what is behind its last "\n" waits. */
  @mut
  writeAll(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<void> {
    const start = buffer.dataStart + at, end = start + length, last = findLastByte(start, end, 0x0a);
    if (last == end) return this.writer.writeAll(buffer, at, length);
    const lines = <i32>(last + 1 - start);
    const written = this.writer.writeAll(buffer, at, lines);
    if (written.isErr) return written;
    const flushed = this.writer.flush();
    return flushed.isErr ? flushed : this.writer.writeAll(buffer, at + lines, length - lines);
  }

  /** Writes all of a text, as UTF-8: what is behind its last "\n" waits. */
  @mut
  writeString(text: string): Result<void> {
    const lines = text.lastIndexOf("\n") + 1;
    if (lines == 0) return this.writer.writeString(text);
    const written = this.writer.writeString(lines == text.length ? text : text.substring(0, lines));
    if (written.isErr) return written;
    const flushed = this.writer.flush();
    return flushed.isErr || lines == text.length ? flushed : this.writer.writeString(text.substring(lines));
  }

  /** Writes what waits. After an error the rest waits on. */
  @mut
  flush(): Result<void> {
    return this.writer.flush();
  }

  /** Writes what waits, closes the writer and tells whether both went well. It is gone in any case. */
  @consumes
  close(): Result<void> {
    return this.writer.close();
  }

  /** Borrows the writer within. */
  getRef(): Ref<W> {
    return this.writer.getRef();
  }

  /** Writes what waits and gives the writer within back; on an error a `BufWriter` with what is left. */
  @consumes
  intoInner(): IntoInner<W> {
    return this.writer.intoInner();
  }

  /** Borrows the descriptor of a writer that has `asFd`. */
  asFd(): BorrowedFd {
    return this.writer.asFd();
  }

  /** Writes what waits, and ends the writer within. Errors are not told. */
  drop(): void {
    end<BufWriter<W>>(this.writer);
  }
}
