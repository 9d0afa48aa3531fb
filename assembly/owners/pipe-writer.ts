import { RawFd } from "../wasi/types";
import { Owner, dropHandle, rawOf, releaseHandle } from "../table";
import { ManagedResult, Result } from "../result";
import { BorrowedFd, BorrowedFilelike, FilelikeView, FilelikeViewType, IntoFd, OwnedFd, OwnedFilelike } from "../fd";
import { asFilelikeOf } from "../fd/like";
import { closeOf, moveIf, moveTo, ownRaw, tryCloneOf } from "../fd/own";
import { viewFilelike } from "../fd/view";
import * as io from "../io";
import { capacityOf, setCapacityOf } from "../inside/capacity";

/** The end of a pipe that writes, owned. It is a handle: a number. Rust's `std::io::PipeWriter`. */
@unmanaged
@final
@owned
export class PipeWriter {
  /** Takes `fd` over. For generic code; otherwise `PipeWriter.fromFd`. */
  constructor(fd: OwnedFd) {
    return moveTo<PipeWriter>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_WRITER);
  }

  /** Takes over a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): PipeWriter {
    return new PipeWriter(fd);
  }

  /** Takes over the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): PipeWriter {
    return new PipeWriter(from.intoFd());
  }

  /** Owns a raw fd that nobody else owns. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): PipeWriter {
    return ownRaw<PipeWriter>(raw, Owner.PIPE_WRITER);
  }

  /** Borrows it. The borrow is refused once the owner is gone. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  /** The raw fd, for calls that know no other; -1 where the owner is gone. It stays the owner's. */
  // @ts-ignore: decorator
  @unsafe
  asRawFd(): RawFd {
    return rawOf(<u32>changetype<usize>(this));
  }

  /** Gives the descriptor up. */
  @consumes
  intoFd(): OwnedFd {
    return moveTo<OwnedFd>(changetype<usize>(this), Owner.PIPE_WRITER, Owner.OWNED_FD);
  }

  /** Gives the raw fd away. Traps where clones share it. */
  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawFd(): RawFd {
    return releaseHandle(<u32>changetype<usize>(this), Owner.PIPE_WRITER);
  }

  /** Borrows it as a filelike. */
  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(<u32>changetype<usize>(this), "asFilelike");
  }

  /** Becomes a filelike. */
  @consumes
  intoFilelike(): Result<OwnedFilelike> {
    const like = asFilelikeOf<OwnedFilelike>(<u32>changetype<usize>(this), "intoFilelike");
    return moveIf<OwnedFilelike>(like, changetype<usize>(this), Owner.PIPE_WRITER, Owner.OWNED_FILELIKE);
  }

  /** A view of it as another owning type. */
  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this.asFd());
  }

  /** A second owner of the same end. The reader's end comes when both are gone. */
  tryClone(): Result<PipeWriter> {
    return tryCloneOf<PipeWriter>(changetype<usize>(this), Owner.PIPE_WRITER);
  }

  /** Closes the end and tells whether that went well. It is gone in any case. */
  @consumes
  close(): Result<void> {
    return closeOf(changetype<usize>(this), Owner.PIPE_WRITER);
  }

  /** Closes the end. Errors are not told. */
  drop(): void {
    dropHandle(<u32>changetype<usize>(this), Owner.PIPE_WRITER);
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

  /** Marks that it can be a view: `intoFd` gives back what the constructor took. */
  filelikeViewType(): void {}

  /** `PipeWriter { fd: -2 }`, or `PipeWriter { closed }`. */
  toString(): string {
    const raw = this.asRawFd();
    return raw == -1 ? "PipeWriter { closed }" : "PipeWriter { fd: " + raw.toString() + " }";
  }
}
