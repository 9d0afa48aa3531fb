import { RawFd } from "../wasi/types";
import { Owner, dropHandle, rawOf, releaseHandle } from "../table";
import { ManagedResult, Result } from "../result";
import { BorrowedFd } from "./borrowed";
import { closeOf, moveIf, ownRaw, tryCloneOf } from "./own";
import { asFilelikeOf, asSocketlikeOf } from "./like";
import {
  BorrowedFilelike, BorrowedSocketlike, OwnedFilelike, OwnedSocketlike, RawFilelike, RawSocketlike,
} from "./portability";
import { FilelikeViewType, IntoFd, SocketlikeViewType } from "./traits";
import { FilelikeView, SocketlikeView, viewFilelike, viewSocketlike } from "./view";

/**
 * A descriptor with one owner, who closes it. It is a handle: a number that costs nothing to pass, and whose 0
 * is null, so that `OwnedFd | null` is as small. Rust's `OwnedFd`.
 *
 * Every owner must end in exactly one of `close`, `drop`, an `into…` method, or a call that takes it as owned.
 * A handle that is used after that is refused with EBADF; one that is dropped again is misuse.
 */
@unmanaged
@final
@owned
export class OwnedFd {
  /** Takes `fd` over as it is. For generic code; otherwise `OwnedFd.fromFd`. */
  constructor(fd: OwnedFd) {
    return fd;
  }

  /** Owns a raw fd that nobody else owns. Traps on -1. Rust's `FromRawFd::from_raw_fd`. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): OwnedFd {
    return ownRaw<OwnedFd>(raw, Owner.OWNED_FD);
  }

  /** Gives `fd` back as it is. */
  static fromFd(fd: OwnedFd): OwnedFd {
    return fd;
  }

  /** Takes over the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): OwnedFd {
    return from.intoFd();
  }

  /** Takes over a filelike. `filelike` is owned. */
  static fromFilelike(filelike: OwnedFilelike): OwnedFd {
    return filelike.intoFd();
  }

  /** Takes over a socketlike. `socketlike` is owned. */
  static fromSocketlike(socketlike: OwnedSocketlike): OwnedFd {
    return socketlike.intoFd();
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

  /** Gives itself back as it is. */
  @consumes
  intoFd(): OwnedFd {
    return this;
  }

  /** Gives the raw fd away: the caller has to close it. Traps where clones share it. */
  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawFd(): RawFd {
    return releaseHandle(<u32>changetype<usize>(this), Owner.OWNED_FD);
  }

  /**
   * A second owner of the same open file: both share the offset, and the raw fd is closed with the last of them.
   * preview1 has no dup, so the handle table counts owners.
   */
  tryClone(): Result<OwnedFd> {
    return tryCloneOf<OwnedFd>(changetype<usize>(this), Owner.OWNED_FD);
  }

  /** Ends the owner and tells whether the raw fd could be closed. It is gone in any case. `fd_close` */
  @consumes
  close(): Result<void> {
    return closeOf(changetype<usize>(this), Owner.OWNED_FD);
  }

  /** Ends the owner. Errors of closing are not told. `fd_close` */
  drop(): void {
    dropHandle(<u32>changetype<usize>(this), Owner.OWNED_FD);
  }

  /** Borrows it as a filelike. An error where it is a socket. */
  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(<u32>changetype<usize>(this), "asFilelike");
  }

  /** Borrows it as a socketlike. An error where it isn't a socket. */
  asSocketlike(): Result<BorrowedSocketlike> {
    return asSocketlikeOf<BorrowedSocketlike>(<u32>changetype<usize>(this), "asSocketlike");
  }

  /** A view of it as an owning type such as `File`. An error where it is a socket. */
  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this.asFd());
  }

  /** A view of it as an owning type such as `Socket`. An error where it isn't a socket. */
  asSocketlikeView<T extends SocketlikeViewType>(): ManagedResult<SocketlikeView<T>> {
    return viewSocketlike<T>(this.asFd());
  }

  /** Becomes a filelike. On an error, where it is a socket, the owner stays what it was; under the transform it is dropped. */
  @consumes
  intoFilelike(): Result<OwnedFilelike> {
    const like = asFilelikeOf<OwnedFilelike>(<u32>changetype<usize>(this), "intoFilelike");
    return moveIf<OwnedFilelike>(like, changetype<usize>(this), Owner.OWNED_FD, Owner.OWNED_FILELIKE);
  }

  /** Becomes a socketlike. On an error, where it isn't a socket, the owner stays what it was; under the transform it is dropped. */
  @consumes
  intoSocketlike(): Result<OwnedSocketlike> {
    const like = asSocketlikeOf<OwnedSocketlike>(<u32>changetype<usize>(this), "intoSocketlike");
    return moveIf<OwnedSocketlike>(like, changetype<usize>(this), Owner.OWNED_FD, Owner.OWNED_SOCKETLIKE);
  }

  // @ts-ignore: decorator
  @unsafe
  static fromRawFilelike(raw: RawFilelike): OwnedFd {
    return OwnedFd.fromRawFd(raw);
  }

  // @ts-ignore: decorator
  @unsafe
  static fromRawSocketlike(raw: RawSocketlike): OwnedFd {
    return OwnedFd.fromRawFd(raw);
  }

  // @ts-ignore: decorator
  @unsafe
  asRawFilelike(): RawFilelike {
    return this.asRawFd();
  }

  // @ts-ignore: decorator
  @unsafe
  asRawSocketlike(): RawSocketlike {
    return this.asRawFd();
  }

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawFilelike(): RawFilelike {
    return this.intoRawFd();
  }

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawSocketlike(): RawSocketlike {
    return this.intoRawFd();
  }

  /** Marks that `intoFd` gives back what the constructor took, so that it can be a view of a file. */
  filelikeViewType(): void {}

  /** Marks that `intoFd` gives back what the constructor took, so that it can be a view of a socket. */
  socketlikeViewType(): void {}

  /** `OwnedFd { fd: 3 }`, or `OwnedFd { closed }`. */
  toString(): string {
    const raw = this.asRawFd();
    return raw == -1 ? "OwnedFd { closed }" : "OwnedFd { fd: " + raw.toString() + " }";
  }
}
