// @trusted: an owner is a handle of the table
import { ManagedResult, Result } from "../result";
import { AsFd, BorrowedFd, OwnedFd } from "../fd";
import * as io from "../io";

/**
 * A descriptor for reading only: owned if `Fd` owns, borrowed if `Fd` borrows. It is the same handle as `Fd`,
 * and costs nothing. io-extras' `OwnedReadable` and `BorrowedReadable`.
 */
@unmanaged
@final
@owned("Fd") @borrowed("Fd")
export class FdReader<Fd extends AsFd> {
  /** `fd` is owned, or a borrow. */
  constructor(fd: Fd) {
    if (isManaged<Fd>()) ERROR("an FdReader holds a handle, such as OwnedFd, BorrowedFd or File: give it the `asFd()` of an object");
    return changetype<FdReader<Fd>>(changetype<usize>(fd));
  }

  /** Borrows the descriptor. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  /** Consumes this and returns the descriptor it was made from. */
  @consumes
  intoInner(): Fd {
    return changetype<Fd>(changetype<usize>(this));
  }

  /** Closes the descriptor if it is owned, and returns whether that succeeded. `fd_close` */
  @consumes
  close(): Result<void> {
    const fd = changetype<Fd>(changetype<usize>(this));
    // @ts-ignore: a method of owners
    if (isDefined(fd.close)) return fd.close();
    return Result.done();
  }

  /** Closes the descriptor if it is owned, and ignores errors. `fd_close` */
  drop(): void {
    const fd = changetype<Fd>(changetype<usize>(this));
    // @ts-ignore: a method of owners
    if (isDefined(fd.drop)) fd.drop();
  }

  /** Reads into `buffer`, which is borrowed. Returns the number of bytes, 0 at the end of the file. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<BorrowedFd>(this.asFd(), buffer, at, length);
  }

  /** Reads into the buffers, which are borrowed, one after the other. `fd_read` */
  readVectored(buffers: Uint8Array[]): Result<i32> {
    return io.readVectored<BorrowedFd>(this.asFd(), buffers);
  }

  /** Fills all of `buffer`, which is borrowed. Fails with UNEXPECTED_EOF if the file ends before that. */
  readExact(buffer: Uint8Array): Result<void> {
    return io.readExact<BorrowedFd>(this.asFd(), buffer);
  }

  /** Reads to the end of the file. */
  readToEnd(): ManagedResult<Uint8Array> {
    return io.readToEnd<BorrowedFd>(this.asFd());
  }

  /** Reads to the end of the file as UTF-8. Fails with EILSEQ if it isn't UTF-8. */
  readToString(): ManagedResult<string> {
    return io.readToString<BorrowedFd>(this.asFd());
  }
}

/** Borrows the reading side of anything that has `asReadFd` or `asFd`. unsafe-io's `ReadHalf`. */
// @ts-ignore: decorator
@inline @borrows("from")
export function readHalf<T>(from: T): FdReader<BorrowedFd> {
  // @ts-ignore: a method of T
  if (isDefined(from.asReadFd)) return new FdReader<BorrowedFd>(from.asReadFd());
  // @ts-ignore: a method of T
  return new FdReader<BorrowedFd>(from.asFd());
}

/** Owns a descriptor for reading only. */
export type OwnedReadable = FdReader<OwnedFd>;
/** Borrows a descriptor for reading only. */
export type BorrowedReadable = FdReader<BorrowedFd>;
