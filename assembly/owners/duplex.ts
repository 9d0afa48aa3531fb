// @trusted: an owner is a handle of the table
import { Result } from "../result";
import { AsFd, AsReadWriteFd, BorrowedFd } from "../fd";
import * as io from "../io";
import { end } from "../own/array";
import { FdReader } from "./fd-reader";
import { FdWriter } from "./fd-writer";
import { stdin, stdout } from "./stdio";

/**
 * A descriptor to read from and one to write to, as one object, which owns both, or borrows them where `R` and `W` do:
 * standard input and output, or the ends of two pipes.
 */
@final
@owned @borrowed("R", "W")
export class Duplex<R extends AsFd, W extends AsFd> implements AsReadWriteFd {
  /** Both are owned, or borrows. */
  constructor(private reader: R, private writer: W) {}

  /** Borrows the descriptor to read from. */
  asReadFd(): BorrowedFd {
    return this.reader.asFd();
  }

  /** Borrows the descriptor to write to. */
  asWriteFd(): BorrowedFd {
    return this.writer.asFd();
  }

  /** Borrows the side to read from. */
  readHalf(): FdReader<BorrowedFd> {
    return new FdReader<BorrowedFd>(this.reader.asFd());
  }

  /** Borrows the side to write to. */
  writeHalf(): FdWriter<BorrowedFd> {
    return new FdWriter<BorrowedFd>(this.writer.asFd());
  }

  /** Reads into `buffer`, which is borrowed. Returns the number of bytes, 0 at the end. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<R>(this.reader, buffer, at, length);
  }

  /** Writes from `buffer`, which is borrowed. Returns the number of bytes, which may be fewer. `fd_write` */
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.write<W>(this.writer, buffer, at, length);
  }

  /** Consumes this, returns the reading side, and drops the other. */
  @consumes
  intoReader(): R {
    end<W>(this.writer);
    return this.reader;
  }

  /** Consumes this, returns the writing side, and drops the other. */
  @consumes
  intoWriter(): W {
    end<R>(this.reader);
    return this.writer;
  }

  /** Closes both sides that are owned, and returns whether that succeeded. Both have ended in either case. */
  @consumes
  close(): Result<void> {
    const reader = new FdReader<R>(this.reader).close(), writer = new FdWriter<W>(this.writer).close();
    return reader.isErr ? reader : writer;
  }

  /** Drops both sides and ignores errors. */
  drop(): void {
    end<R>(this.reader);
    end<W>(this.writer);
  }
}

/** Standard input and output as one object, both borrowed. */
// @ts-ignore: decorator
@lifetime("static")
export function stdio(): Duplex<BorrowedFd, BorrowedFd> {
  return new Duplex<BorrowedFd, BorrowedFd>(stdin(), stdout());
}
