import { RawFd } from "../wasi/types";
import { Owner, dropHandle, rawOf, releaseHandle } from "../table";
import { ManagedResult, Result } from "../result";
import { BorrowedFd } from "./borrowed";
import { OwnedFd } from "./owned";
import { closeOf, moveTo, ownRaw, tryCloneOf } from "./own";
import { FilelikeViewType, SocketlikeViewType } from "./traits";
import { FilelikeView, SocketlikeView, viewFilelike, viewSocketlike } from "./view";

/** The raw fd of a filelike. */
export type RawFilelike = RawFd;
/** The raw fd of a socketlike. */
export type RawSocketlike = RawFd;

/** A descriptor with one owner that isn't a socket. */
@unmanaged
@final
@owned
export class OwnedFilelike {
  /** Takes `fd` over, unasked what it is. For generic code; otherwise `fd.intoFilelike()`. */
  constructor(fd: OwnedFd) {
    return moveTo<OwnedFilelike>(changetype<usize>(fd), Owner.OWNED_FD, Owner.OWNED_FILELIKE);
  }

  /** Owns a raw filelike that nobody else owns. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFilelike(raw: RawFilelike): OwnedFilelike {
    return ownRaw<OwnedFilelike>(raw, Owner.OWNED_FILELIKE);
  }

  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  @consumes
  intoFd(): OwnedFd {
    return moveTo<OwnedFd>(changetype<usize>(this), Owner.OWNED_FILELIKE, Owner.OWNED_FD);
  }

  asFilelike(): Result<BorrowedFilelike> {
    return changetype<Result<BorrowedFilelike>>(changetype<usize>(this));
  }

  @consumes
  intoFilelike(): Result<OwnedFilelike> {
    return changetype<Result<OwnedFilelike>>(changetype<usize>(this));
  }

  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this.asFd());
  }

  // @ts-ignore: decorator
  @unsafe
  asRawFilelike(): RawFilelike {
    return rawOf(<u32>changetype<usize>(this));
  }

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawFilelike(): RawFilelike {
    return releaseHandle(<u32>changetype<usize>(this), Owner.OWNED_FILELIKE);
  }

  /** A second owner of the same open file. */
  tryClone(): Result<OwnedFilelike> {
    return tryCloneOf<OwnedFilelike>(changetype<usize>(this), Owner.OWNED_FILELIKE);
  }

  /** Ends the owner and tells whether the raw fd could be closed. `fd_close` */
  @consumes
  close(): Result<void> {
    return closeOf(changetype<usize>(this), Owner.OWNED_FILELIKE);
  }

  /** Ends the owner. Errors of closing are not told. `fd_close` */
  drop(): void {
    dropHandle(<u32>changetype<usize>(this), Owner.OWNED_FILELIKE);
  }

  filelikeViewType(): void {}

  toString(): string {
    return "OwnedFilelike { fd: " + rawOf(<u32>changetype<usize>(this)).toString() + " }";
  }
}

/** A borrowed descriptor that isn't a socket. */
@unmanaged
@final
@borrowed
export class BorrowedFilelike {
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  asFilelike(): Result<BorrowedFilelike> {
    return changetype<Result<BorrowedFilelike>>(changetype<usize>(this));
  }

  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this.asFd());
  }

  // @ts-ignore: decorator
  @unsafe
  asRawFilelike(): RawFilelike {
    return rawOf(<u32>changetype<usize>(this));
  }

  toString(): string {
    return "BorrowedFilelike { fd: " + rawOf(<u32>changetype<usize>(this)).toString() + " }";
  }
}

/** A socket with one owner. */
@unmanaged
@final
@owned
export class OwnedSocketlike {
  /** Takes `fd` over, unasked what it is. For generic code; otherwise `fd.intoSocketlike()`. */
  constructor(fd: OwnedFd) {
    return moveTo<OwnedSocketlike>(changetype<usize>(fd), Owner.OWNED_FD, Owner.OWNED_SOCKETLIKE);
  }

  /** Owns a raw socketlike that nobody else owns. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawSocketlike(raw: RawSocketlike): OwnedSocketlike {
    return ownRaw<OwnedSocketlike>(raw, Owner.OWNED_SOCKETLIKE);
  }

  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  @consumes
  intoFd(): OwnedFd {
    return moveTo<OwnedFd>(changetype<usize>(this), Owner.OWNED_SOCKETLIKE, Owner.OWNED_FD);
  }

  asSocketlike(): Result<BorrowedSocketlike> {
    return changetype<Result<BorrowedSocketlike>>(changetype<usize>(this));
  }

  @consumes
  intoSocketlike(): Result<OwnedSocketlike> {
    return changetype<Result<OwnedSocketlike>>(changetype<usize>(this));
  }

  asSocketlikeView<T extends SocketlikeViewType>(): ManagedResult<SocketlikeView<T>> {
    return viewSocketlike<T>(this.asFd());
  }

  // @ts-ignore: decorator
  @unsafe
  asRawSocketlike(): RawSocketlike {
    return rawOf(<u32>changetype<usize>(this));
  }

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawSocketlike(): RawSocketlike {
    return releaseHandle(<u32>changetype<usize>(this), Owner.OWNED_SOCKETLIKE);
  }

  /** A second owner of the same socket. */
  tryClone(): Result<OwnedSocketlike> {
    return tryCloneOf<OwnedSocketlike>(changetype<usize>(this), Owner.OWNED_SOCKETLIKE);
  }

  /** Ends the owner and tells whether the raw fd could be closed. `fd_close` */
  @consumes
  close(): Result<void> {
    return closeOf(changetype<usize>(this), Owner.OWNED_SOCKETLIKE);
  }

  /** Ends the owner. Errors of closing are not told. `fd_close` */
  drop(): void {
    dropHandle(<u32>changetype<usize>(this), Owner.OWNED_SOCKETLIKE);
  }

  socketlikeViewType(): void {}

  toString(): string {
    return "OwnedSocketlike { fd: " + rawOf(<u32>changetype<usize>(this)).toString() + " }";
  }
}

/** A borrowed socket. */
@unmanaged
@final
@borrowed
export class BorrowedSocketlike {
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  asSocketlike(): Result<BorrowedSocketlike> {
    return changetype<Result<BorrowedSocketlike>>(changetype<usize>(this));
  }

  asSocketlikeView<T extends SocketlikeViewType>(): ManagedResult<SocketlikeView<T>> {
    return viewSocketlike<T>(this.asFd());
  }

  // @ts-ignore: decorator
  @unsafe
  asRawSocketlike(): RawSocketlike {
    return rawOf(<u32>changetype<usize>(this));
  }

  toString(): string {
    return "BorrowedSocketlike { fd: " + rawOf(<u32>changetype<usize>(this)).toString() + " }";
  }
}
