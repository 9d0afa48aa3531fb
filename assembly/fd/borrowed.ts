// @trusted: a descriptor is a handle of the table
import { trap } from "../wasi/trap";
import { Errno } from "../shared/errno";
import { RawFd } from "../wasi/types";
import { Owner, borrowRaw, cloneHandle, rawOf } from "../table";
import { fail } from "../result/record";
import { ManagedResult, Result } from "../result";
import { asFilelikeOf, asSocketlikeOf } from "./like";
import { describe } from "./own";
import { OwnedFd } from "./owned";
import { FilelikeViewType, RawFilelike, RawSocketlike, SocketlikeViewType } from "./traits";
import { FilelikeView, SocketlikeView, viewFilelike, viewSocketlike } from "./view";

// Recursive by nature: a borrow can be cloned to an owner, an owner borrowed, and both viewed.
// The circle is borrowed.ts, owned.ts, owning.ts, traits.ts and view.ts.

/**
 * A borrowed descriptor: a number that is copied freely. Using it after its owner has ended fails with EBADF, even if the
 * host has given the same raw fd to another file since. Rust's `BorrowedFd`.
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

  /** Returns the same borrow. */
  asFd(): BorrowedFd {
    return this;
  }

  /** The raw fd, which the owner keeps, or -1 if the owner has ended. */
  // @ts-ignore: decorator
  @unsafe
  asRawFd(): RawFd {
    return rawOf(<u32>changetype<usize>(this));
  }

  /**
   * Makes another owner of the same open file. Both share the file's offset, and the raw fd is closed when the last owner
   * ends. Fails with EBADF if the owner has ended. preview1 has no `dup`, so the handle table counts owners.
   */
  tryCloneToOwned(): Result<OwnedFd> {
    const handle = cloneHandle(<u32>changetype<usize>(this), Owner.OWNED_FD);
    if (!handle) return Result.err<OwnedFd>(fail(Errno.BADF, "tryCloneToOwned"));
    return changetype<Result<OwnedFd>>(<usize>handle);
  }

  /** The same borrow as a filelike. Fails with EINVAL if it is a socket. */
  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(<u32>changetype<usize>(this), "asFilelike");
  }

  /** The same borrow as a socketlike. Fails with ENOTSOCK if it isn't a socket. */
  asSocketlike(): Result<BorrowedSocketlike> {
    return asSocketlikeOf<BorrowedSocketlike>(<u32>changetype<usize>(this), "asSocketlike");
  }

  /** Views the descriptor as an owning type such as `File`. Fails with EINVAL if it is a socket. */
  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this);
  }

  /** Views the descriptor as an owning type such as `Socket`. Fails with ENOTSOCK if it isn't a socket. */
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
    return describe("BorrowedFd", changetype<usize>(this));
  }
}

/** A borrowed descriptor that isn't a socket. */
@unmanaged
@final
@borrowed
export class BorrowedFilelike {
  /** Returns the same borrow as a `BorrowedFd`. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  /** Returns the same borrow. */
  asFilelike(): Result<BorrowedFilelike> {
    return changetype<Result<BorrowedFilelike>>(changetype<usize>(this));
  }

  /** Views it as an owning type such as `File`. */
  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this.asFd());
  }

  // @ts-ignore: decorator
  @unsafe
  asRawFilelike(): RawFilelike {
    return rawOf(<u32>changetype<usize>(this));
  }

  /** `BorrowedFilelike { fd: 3 }`, or `BorrowedFilelike { closed }`. */
  toString(): string {
    return describe("BorrowedFilelike", changetype<usize>(this));
  }
}

/** A borrowed socket. */
@unmanaged
@final
@borrowed
export class BorrowedSocketlike {
  /** Returns the same borrow as a `BorrowedFd`. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  /** Returns the same borrow. */
  asSocketlike(): Result<BorrowedSocketlike> {
    return changetype<Result<BorrowedSocketlike>>(changetype<usize>(this));
  }

  /** Views it as an owning type such as `Socket`. */
  asSocketlikeView<T extends SocketlikeViewType>(): ManagedResult<SocketlikeView<T>> {
    return viewSocketlike<T>(this.asFd());
  }

  // @ts-ignore: decorator
  @unsafe
  asRawSocketlike(): RawSocketlike {
    return rawOf(<u32>changetype<usize>(this));
  }

  /** `BorrowedSocketlike { fd: 3 }`, or `BorrowedSocketlike { closed }`. */
  toString(): string {
    return describe("BorrowedSocketlike", changetype<usize>(this));
  }
}
