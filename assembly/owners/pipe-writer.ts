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

/** The end of a pipe that writes, owned. It is a handle: a number. Rust's `std::io::PipeWriter`. */
@unmanaged
@final
@owned
export class PipeWriter extends OwningFilelike<PipeWriterTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `PipeWriter.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<PipeWriter>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_WRITER);
  }

  /** Takes over a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): PipeWriter {
    return moveTo<PipeWriter>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_WRITER);
  }

  /** Takes over the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): PipeWriter {
    return PipeWriter.fromFd(from.intoFd());
  }

  /** Owns a raw fd that nobody else owns. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): PipeWriter {
    return ownRaw<PipeWriter>(raw, Owner.PIPE_WRITER);
  }

  /** A second owner of the same end. The reader's end comes when both are gone. */
  tryClone(): Result<PipeWriter> {
    return tryCloneOf<PipeWriter>(changetype<usize>(this), Owner.PIPE_WRITER);
  }

  /**
   * Writes from `buffer`, which is borrowed, as much as goes at once; up to 4096 bytes go as a whole or not at all.
   * EPIPE where the last reader is gone, EAGAIN where there is no room. `fd_write`
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

  /** The most bytes that can wait in it. ENOTSUP for a pipe of the host. Linux's `F_GETPIPE_SZ`. */
  capacity(): Result<i32> {
    return capacityOf(<u32>changetype<usize>(this));
  }

  /** Sets the most bytes that can wait in it. EBUSY where more do. Linux's `F_SETPIPE_SZ`. */
  setCapacity(capacity: i32): Result<void> {
    return setCapacityOf(<u32>changetype<usize>(this), capacity);
  }
}
