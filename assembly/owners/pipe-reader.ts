// @trusted: an owner is a handle of the table
import { RawFd } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { IntoFd, OwnedFd, OwningFilelike } from "../fd";
import { moveTo, ownRaw, tryCloneOf } from "../fd/own";
import * as io from "../io";
import { capacityOf, setCapacityOf } from "../inside/capacity";

@unmanaged
class PipeReaderTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.PIPE_READER; }
}

/** The reading end of a pipe, owned. It is a handle: a number. Rust's `std::io::PipeReader`. */
@unmanaged
@final
@owned
export class PipeReader extends OwningFilelike<PipeReaderTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `PipeReader.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<PipeReader>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_READER);
  }

  /** Takes ownership of a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): PipeReader {
    return moveTo<PipeReader>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_READER);
  }

  /** Takes ownership of the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): PipeReader {
    return PipeReader.fromFd(from.intoFd());
  }

  /** Owns a raw fd, which must have no other owner. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): PipeReader {
    return ownRaw<PipeReader>(raw, Owner.PIPE_READER);
  }

  /** Makes a second owner of the same end. Each byte is read by one of them. Writers fail with EPIPE once both have ended. */
  tryClone(): Result<PipeReader> {
    return tryCloneOf<PipeReader>(changetype<usize>(this), Owner.PIPE_READER);
  }

  /** Reads into `buffer`, which is borrowed. Returns 0 at the end: the last writer has ended, and all is read. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<PipeReader>(this, buffer, at, length);
  }

  /** Reads into the buffers, which are borrowed, one after the other. `fd_read` */
  readVectored(buffers: Uint8Array[]): Result<i32> {
    return io.readVectored<PipeReader>(this, buffers);
  }

  /** Fills all of `buffer`, which is borrowed. Fails with UNEXPECTED_EOF if the end comes before that. */
  readExact(buffer: Uint8Array): Result<void> {
    return io.readExact<PipeReader>(this, buffer);
  }

  /** Reads to the end. Fails with EAGAIN, and reads nothing, if a writer in this module is still open. */
  readToEnd(): ManagedResult<Uint8Array> {
    return io.readToEnd<PipeReader>(this);
  }

  /** Reads to the end as UTF-8. Fails with EILSEQ if it isn't UTF-8. */
  readToString(): ManagedResult<string> {
    return io.readToString<PipeReader>(this);
  }

  /** The number of bytes that the pipe can hold. Fails with ENOTSUP for a pipe of the host. Linux's `F_GETPIPE_SZ`. */
  capacity(): Result<i32> {
    return capacityOf(<u32>changetype<usize>(this));
  }

  /** Sets the number of bytes that the pipe can hold. Fails with EBUSY if it holds more. Linux's `F_SETPIPE_SZ`. */
  setCapacity(capacity: i32): Result<void> {
    return setCapacityOf(<u32>changetype<usize>(this), capacity);
  }
}
