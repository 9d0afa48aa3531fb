// @trusted: a descriptor is a handle of the table
import { Errno } from "../shared/errno";
import { RawFd } from "../wasi/types";
import { Owner, cloneShare, dropShare, endShare, isLive, isOfGroup, rawOf, share, sharesOf, takeShared } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";
import { Ref } from "../own/words";
import { BorrowedFd } from "./borrowed";
import { OwnedFd } from "./owned";
import { IntoFd } from "./traits";

/**
 * One of several that own a descriptor together; the raw fd is closed with the last of them. It is a handle: a number.
 * Unlike `tryClone`, `clone` makes no second owner: there is one, which is counted, and the last can have it back.
 * Rust's `Rc<OwnedFd>`.
 */
@unmanaged
@final
@owned
export class SharedFd {
  /** Takes `fd` over, and is the only one to share it. */
  constructor(fd: OwnedFd) {
    return changetype<SharedFd>(<usize>share(<u32>changetype<usize>(fd), Owner.OWNED_FD));
  }

  /** Takes `fd` over, and is the only one to share it. */
  static fromFd(fd: OwnedFd): SharedFd {
    return new SharedFd(fd);
  }

  /** Takes ownership of the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): SharedFd {
    return new SharedFd(from.intoFd());
  }

  /** One more that shares the descriptor. It calls nothing of WASI, and can't fail. */
  clone(): SharedFd {
    return changetype<SharedFd>(<usize>cloneShare(<u32>changetype<usize>(this)));
  }

  /** How many share the descriptor by `clone`, this one included; 0 where this one has ended. */
  get strongCount(): i32 {
    return sharesOf(<u32>changetype<usize>(this));
  }

  /** Whether both share one descriptor by `clone`. Rust's `Rc::ptr_eq`. */
  ptrEq(other: Ref<SharedFd>): bool {
    return isOfGroup(<u32>changetype<usize>(this), <u32>changetype<usize>(other));
  }

  /** Borrows the descriptor. Using the borrow after this share has ended fails with EBADF, even while others remain. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  /** The raw fd, which stays shared, or -1 if this share has ended. */
  // @ts-ignore: decorator
  @unsafe
  asRawFd(): RawFd {
    return rawOf(<u32>changetype<usize>(this));
  }

  /**
   * Returns the owner if no other share exists. Otherwise fails with EBUSY, and this one stays; under the transform
   * it is dropped. Rust's `Rc::try_unwrap`.
   */
  @consumes
  tryUnwrap(): Result<OwnedFd> {
    const handle = <u32>changetype<usize>(this);
    if (!isLive(handle)) return Result.err<OwnedFd>(fail(Errno.BADF, "tryUnwrap"));
    const taken = takeShared(handle, Owner.OWNED_FD);
    if (taken) return changetype<Result<OwnedFd>>(<usize>taken);
    if (isDefined(IO_LIFETIMES_TRANSFORM)) dropShare(handle);
    return Result.err<OwnedFd>(fail(Errno.BUSY, "tryUnwrap", "others share it: its last owner can have it"));
  }

  /** Returns the owner if no other share exists; otherwise ends this share and returns null. Rust's `Rc::into_inner`. */
  @consumes
  intoInner(): OwnedFd | null {
    const handle = <u32>changetype<usize>(this);
    const taken = takeShared(handle, Owner.OWNED_FD);
    if (!taken && isLive(handle)) dropShare(handle);
    return changetype<OwnedFd | null>(<usize>taken);
  }

  /** Ends this share. The last one closes the raw fd, and returns whether that succeeded. `fd_close` */
  @consumes
  close(): Result<void> {
    const errno = endShare(<u32>changetype<usize>(this));
    return errno ? Result.err<void>(fail(errno, "close")) : Result.done();
  }

  /** Ends this share. The last one closes the raw fd, and ignores errors. `fd_close` */
  drop(): void {
    dropShare(<u32>changetype<usize>(this));
  }

  /** `SharedFd { fd: 3 }`, or `SharedFd { closed }`. */
  toString(): string {
    const raw = this.asRawFd();
    return raw == -1 ? "SharedFd { closed }" : "SharedFd { fd: " + raw.toString() + " }";
  }
}
