// @trusted: an owner is a handle of the table
import { Result } from "../result";
import { AsFd, BorrowedFd, OwnedFd } from "../fd";
import * as io from "../io";

/**
 * A descriptor for writing only: owned if `Fd` owns, borrowed if `Fd` borrows. It is the same handle as `Fd`,
 * and costs nothing. io-extras' `OwnedWriteable` and `BorrowedWriteable`.
 */
@unmanaged
@final
@owned("Fd") @borrowed("Fd")
export class FdWriter<Fd extends AsFd> {
  /** `fd` is owned, or a borrow. */
  constructor(fd: Fd) {
    if (isManaged<Fd>()) ERROR("an FdWriter holds a handle, such as OwnedFd, BorrowedFd or File: give it the `asFd()` of an object");
    return changetype<FdWriter<Fd>>(changetype<usize>(fd));
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

  /** Writes from `buffer`, which is borrowed. Returns the number of bytes, which may be fewer. `fd_write` */
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.write<BorrowedFd>(this.asFd(), buffer, at, length);
  }

  /** Writes the buffers, which are borrowed, one after the other. `fd_write` */
  writeVectored(buffers: Uint8Array[]): Result<i32> {
    return io.writeVectored<BorrowedFd>(this.asFd(), buffers);
  }

  /** Writes all of `buffer`, which is borrowed. */
  writeAll(buffer: Uint8Array): Result<void> {
    return io.writeAll<BorrowedFd>(this.asFd(), buffer);
  }

  /** Writes all of a text, as UTF-8. */
  writeString(text: string): Result<void> {
    return io.writeString<BorrowedFd>(this.asFd(), text);
  }
}

/** Borrows the writing side of anything that has `asWriteFd` or `asFd`. unsafe-io's `WriteHalf`. */
// @ts-ignore: decorator
@inline @borrows("from")
export function writeHalf<T>(from: T): FdWriter<BorrowedFd> {
  // @ts-ignore: a method of T
  if (isDefined(from.asWriteFd)) return new FdWriter<BorrowedFd>(from.asWriteFd());
  // @ts-ignore: a method of T
  return new FdWriter<BorrowedFd>(from.asFd());
}

/** Owns a descriptor for writing only. */
export type OwnedWriteable = FdWriter<OwnedFd>;
/** Borrows a descriptor for writing only. */
export type BorrowedWriteable = FdWriter<BorrowedFd>;
