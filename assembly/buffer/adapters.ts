// @trusted: the readers within are owned, and end with these
import { trap } from "../wasi/trap";
import { Ref } from "../own/words";
import { end } from "../own/array";
import { Result } from "../result";
import { readFrom } from "./source";

/**
 * Reads at most a number of bytes from a reader, and then ends. It owns the reader, or borrows it where `R` is a borrow:
 * `new Take<BorrowedFd>(file.asFd(), 512)` reads 512 bytes and leaves the file open behind them. Rust's `std::io::Take`.
 */
@final
@owned @borrowed("R")
export class Take<R> {
  /** `inner`, a reader, is owned. `limit` is in bytes. */
  constructor(private inner: R, private limit: i64) {
    if (limit < 0) trap("a Take needs a limit of at least 0 bytes");
  }

  /** The number of bytes that are still read. */
  get remaining(): i64 {
    return this.limit;
  }

  /** Reads into `buffer`, which is borrowed, and returns 0 at the limit and at the end of the reader. */
  @mut
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    const most = <i32>min<i64>(length, this.limit);
    if (most <= 0) return Result.ok<i32>(0);
    const count = readFrom<R>(this.inner, buffer, at, most);
    if (count.isOk) this.limit -= count.value;
    return count;
  }

  /** Borrows the reader within, which is at the place that was read up to. */
  getRef(): Ref<R> {
    return this.inner;
  }

  /** Consumes this and returns the reader within. */
  @consumes
  intoInner(): R {
    return this.inner;
  }

  /** Drops the reader within. */
  drop(): void {
    end<R>(this.inner);
  }
}

/** Reads one reader to its end, and then another. It owns both, or borrows them. Rust's `std::io::Chain`. */
@final
@owned @borrowed("A", "B")
export class Chain<A, B> {
  private isFirstDone: bool = false;

  /** `first` and `second`, readers, are owned. */
  constructor(private first: A, private second: B) {}

  /** Reads into `buffer`, which is borrowed, and returns 0 at the end of the second reader. */
  @mut
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    if (length == 0) return Result.ok<i32>(0);
    if (!this.isFirstDone) {
      const count = readFrom<A>(this.first, buffer, at, length);
      if (count.isErr || count.value) return count;
      this.isFirstDone = true;
    }
    return readFrom<B>(this.second, buffer, at, length);
  }

  /** Consumes this and returns the first reader; the second is dropped. */
  @consumes
  intoFirst(): A {
    end<B>(this.second);
    return this.first;
  }

  /** Consumes this and returns the second reader; the first is dropped. */
  @consumes
  intoSecond(): B {
    end<A>(this.first);
    return this.second;
  }

  /** Drops both readers, the first one first. */
  drop(): void {
    end<A>(this.first);
    end<B>(this.second);
  }
}
