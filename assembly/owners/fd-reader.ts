// @trusted: an owner is a handle of the table
import { ManagedResult, Result } from "../result";
import { AsFd, BorrowedFd, OwnedFd } from "../fd";
import * as io from "../io";

/**
 * A descriptor that is only read from: owned where `Fd` owns, borrowed where it borrows. It is the handle that `Fd` is,
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

  /** Gives up what it was made of. */
  @consumes
  intoInner(): Fd {
    return changetype<Fd>(changetype<usize>(this));
  }

  /** Closes the descriptor where it is owned, and tells whether that went well. `fd_close` */
  @consumes
  close(): Result<void> {
    const fd = changetype<Fd>(changetype<usize>(this));
    // @ts-ignore: a method of owners
    if (isDefined(fd.close)) return fd.close();
    return Result.done();
  }

  /** Closes the descriptor where it is owned. Errors are not told. `fd_close` */
  drop(): void {
    const fd = changetype<Fd>(changetype<usize>(this));
    // @ts-ignore: a method of owners
    if (isDefined(fd.drop)) fd.drop();
  }

  /** Reads into `buffer`, which is borrowed; 0 bytes are the end of the file. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<BorrowedFd>(this.asFd(), buffer, at, length);
  }

  /** Reads into the buffers, which are borrowed, one after the other. `fd_read` */
  readVectored(buffers: Uint8Array[]): Result<i32> {
    return io.readVectored<BorrowedFd>(this.asFd(), buffers);
  }

  /** Fills all of `buffer`, which is borrowed. An end of the file before that is EIO. */
  readExact(buffer: Uint8Array): Result<void> {
    return io.readExact<BorrowedFd>(this.asFd(), buffer);
  }

  /** Reads to the end of the file. */
  readToEnd(): ManagedResult<Uint8Array> {
    return io.readToEnd<BorrowedFd>(this.asFd());
  }

  /** Reads to the end of the file, as UTF-8. Bytes that aren't are EILSEQ. */
  readToString(): ManagedResult<string> {
    return io.readToString<BorrowedFd>(this.asFd());
  }
}

/** Borrows the side to read from, of anything that has `asReadFd` or `asFd`. unsafe-io's `ReadHalf`. */
// @ts-ignore: decorator
@inline @borrows("from")
export function readHalf<T>(from: T): FdReader<BorrowedFd> {
  // @ts-ignore: a method of T
  if (isDefined(from.asReadFd)) return new FdReader<BorrowedFd>(from.asReadFd());
  // @ts-ignore: a method of T
  return new FdReader<BorrowedFd>(from.asFd());
}

/** Owns a descriptor that is only read from. */
export type OwnedReadable = FdReader<OwnedFd>;
/** Borrows a descriptor that is only read from. */
export type BorrowedReadable = FdReader<BorrowedFd>;
