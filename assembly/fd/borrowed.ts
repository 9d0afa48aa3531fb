import { trap } from "../wasi/trap";
import { Errno } from "../wasi/errno";
import { RawFd } from "../wasi/types";
import { Owner, borrowRaw, cloneHandle, rawOf } from "../table";
import { fail } from "../result/record";
import { ManagedResult, Result } from "../result";
import { asFilelikeOf, asSocketlikeOf } from "./like";
import { OwnedFd } from "./owned";
import { BorrowedFilelike, BorrowedSocketlike, RawFilelike, RawSocketlike } from "./portability";
import { FilelikeViewType, SocketlikeViewType } from "./traits";
import { FilelikeView, SocketlikeView, viewFilelike, viewSocketlike } from "./view";

/**
 * A descriptor that somebody else owns. It is a handle: a number that is copied freely and costs nothing. Used
 * after its owner is gone it is refused with EBADF, also when the raw fd has come to be another file's.
 * Rust's `BorrowedFd`.
 */
@unmanaged
@final
@borrowed
export class BorrowedFd {
  /**
   * Borrows a raw fd, which must stay open as long as the borrow is used. Traps on -1.
   * Rust's `BorrowedFd::borrow_raw`.
   */
  // @ts-ignore: decorator
  @unsafe @lifetime("static")
  static borrowRaw(raw: RawFd): BorrowedFd {
    if (raw == -1) trap("a raw fd of -1 can't be borrowed");
    return changetype<BorrowedFd>(<usize>borrowRaw(raw));
  }

  /** The same borrow. */
  asFd(): BorrowedFd {
    return this;
  }

  /** The raw fd, for calls that know no other; -1 where the owner is gone. It stays the owner's. */
  // @ts-ignore: decorator
  @unsafe
  asRawFd(): RawFd {
    return rawOf(<u32>changetype<usize>(this));
  }

  /**
   * A new owner of the same open file: both share the offset, and the raw fd is closed with the last of them.
   * EBADF where the owner is gone. preview1 has no dup, so the handle table counts owners.
   */
  tryCloneToOwned(): Result<OwnedFd> {
    const handle = cloneHandle(<u32>changetype<usize>(this), Owner.OWNED_FD);
    if (!handle) return Result.err<OwnedFd>(fail(Errno.BADF, "tryCloneToOwned"));
    return changetype<Result<OwnedFd>>(<usize>handle);
  }

  /** The same borrow as a filelike one. An error where it is a socket. */
  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(<u32>changetype<usize>(this), "asFilelike");
  }

  /** The same borrow as a socketlike one. An error where it isn't a socket. */
  asSocketlike(): Result<BorrowedSocketlike> {
    return asSocketlikeOf<BorrowedSocketlike>(<u32>changetype<usize>(this), "asSocketlike");
  }

  /** A view of it as an owning type such as `File`. An error where it is a socket. */
  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this);
  }

  /** A view of it as an owning type such as `Socket`. An error where it isn't a socket. */
  asSocketlikeView<T extends SocketlikeViewType>(): ManagedResult<SocketlikeView<T>> {
    return viewSocketlike<T>(this);
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

  /** `BorrowedFd { fd: 3 }`, or `BorrowedFd { closed }`. */
  toString(): string {
    const raw = this.asRawFd();
    return raw == -1 ? "BorrowedFd { closed }" : "BorrowedFd { fd: " + raw.toString() + " }";
  }
}
