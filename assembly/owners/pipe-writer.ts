// @trusted: an owner is a handle of the table
import { RawFd } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { IntoFd, OwnedFd, OwningFilelike } from "../fd";
import { moveTo, ownRaw, tryCloneOf } from "../fd/own";
import * as io from "../io";
import { capacityOf, setCapacityOf } from "../inside/capacity";

@unmanaged
class PipeWriterTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.PIPE_WRITER; }
}

/** The writing end of a pipe, owned. It is a handle: a number. Rust's `std::io::PipeWriter`. */
@unmanaged
@final
@owned
export class PipeWriter extends OwningFilelike<PipeWriterTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `PipeWriter.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<PipeWriter>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_WRITER);
  }

  /** Takes ownership of a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): PipeWriter {
    return moveTo<PipeWriter>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_WRITER);
  }

  /** Takes ownership of the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): PipeWriter {
    return PipeWriter.fromFd(from.intoFd());
  }

  /** Owns a raw fd, which must have no other owner. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): PipeWriter {
    return ownRaw<PipeWriter>(raw, Owner.PIPE_WRITER);
  }

  /** Makes a second owner of the same end. Readers are at the end once both have ended. */
  tryClone(): Result<PipeWriter> {
    return tryCloneOf<PipeWriter>(changetype<usize>(this), Owner.PIPE_WRITER);
  }

  /**
   * Writes from `buffer`, which is borrowed, and returns the number of bytes. A write of up to 4096 bytes is atomic.
   * Fails with EPIPE if the last reader has ended, and with EAGAIN if there is no room. `fd_write`
   */
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.write<PipeWriter>(this, buffer, at, length);
  }

  /** Writes the buffers, which are borrowed, one after the other. `fd_write` */
  writeVectored(buffers: Uint8Array[]): Result<i32> {
    return io.writeVectored<PipeWriter>(this, buffers);
  }

  /** Writes all of `buffer`, which is borrowed. */
  writeAll(buffer: Uint8Array): Result<void> {
    return io.writeAll<PipeWriter>(this, buffer);
  }

  /** Writes all of a text, as UTF-8. */
  writeString(text: string): Result<void> {
    return io.writeString<PipeWriter>(this, text);
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
