import { RawFd } from "../wasi/types";
import { Owner, dropHandle, rawOf, releaseHandle } from "../table";
import { ManagedResult, Result } from "../result";
import { BorrowedFd, BorrowedFilelike, FilelikeView, FilelikeViewType, IntoFd, OwnedFd, OwnedFilelike } from "../fd";
import { asFilelikeOf } from "../fd/like";
import { closeOf, moveIf, moveTo, ownRaw, tryCloneOf } from "../fd/own";
import { viewFilelike } from "../fd/view";
import * as io from "../io";
import { capacityOf, setCapacityOf } from "../inside/capacity";

/** The end of a pipe that reads, owned. It is a handle: a number. Rust's `std::io::PipeReader`. */
@unmanaged
@final
@owned
export class PipeReader {
  /** Takes `fd` over. For generic code; otherwise `PipeReader.fromFd`. */
  constructor(fd: OwnedFd) {
    return moveTo<PipeReader>(changetype<usize>(fd), Owner.OWNED_FD, Owner.PIPE_READER);
  }

  /** Takes over a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): PipeReader {
    return new PipeReader(fd);
  }

  /** Takes over the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): PipeReader {
    return new PipeReader(from.intoFd());
  }

  /** Owns a raw fd that nobody else owns. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): PipeReader {
    return ownRaw<PipeReader>(raw, Owner.PIPE_READER);
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
    return moveTo<OwnedFd>(changetype<usize>(this), Owner.PIPE_READER, Owner.OWNED_FD);
  }

  /** Gives the raw fd away. Traps where clones share it. */
  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawFd(): RawFd {
    return releaseHandle(<u32>changetype<usize>(this), Owner.PIPE_READER);
  }

  /** Borrows it as a filelike. */
  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(<u32>changetype<usize>(this), "asFilelike");
  }

  /** Becomes a filelike. */
  @consumes
  intoFilelike(): Result<OwnedFilelike> {
    const like = asFilelikeOf<OwnedFilelike>(<u32>changetype<usize>(this), "intoFilelike");
    return moveIf<OwnedFilelike>(like, changetype<usize>(this), Owner.PIPE_READER, Owner.OWNED_FILELIKE);
  }

  /** A view of it as another owning type. */
  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this.asFd());
  }

  /** A second owner of the same end: what one reads the other doesn't. EPIPE comes for writers when both are gone. */
  tryClone(): Result<PipeReader> {
    return tryCloneOf<PipeReader>(changetype<usize>(this), Owner.PIPE_READER);
  }

  /** Closes the end and tells whether that went well. It is gone in any case. */
  @consumes
  close(): Result<void> {
    return closeOf(changetype<usize>(this), Owner.PIPE_READER);
  }

  /** Closes the end. Errors are not told. */
  drop(): void {
    dropHandle(<u32>changetype<usize>(this), Owner.PIPE_READER);
  }

  /** Reads into `buffer`, which is borrowed; 0 bytes are the end: the last writer is gone, and all is read. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<PipeReader>(this, buffer, at, length);
  }

  /** Reads into the buffers, which are borrowed, one after the other. `fd_read` */
  readVectored(buffers: Uint8Array[]): Result<i32> {
    return io.readVectored<PipeReader>(this, buffers);
  }

  /** Fills all of `buffer`, which is borrowed. An end before that is EIO. */
  readExact(buffer: Uint8Array): Result<void> {
    return io.readExact<PipeReader>(this, buffer);
  }

  /** Reads to the end. EAGAIN, and nothing is read, where a writer in this module is still there. */
  readToEnd(): ManagedResult<Uint8Array> {
    return io.readToEnd<PipeReader>(this);
  }

  /** Reads to the end, as UTF-8. Bytes that aren't are EILSEQ. */
  readToString(): ManagedResult<string> {
    return io.readToString<PipeReader>(this);
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

  /** `PipeReader { fd: -2 }`, or `PipeReader { closed }`. */
  toString(): string {
    const raw = this.asRawFd();
    return raw == -1 ? "PipeReader { closed }" : "PipeReader { fd: " + raw.toString() + " }";
  }
}
