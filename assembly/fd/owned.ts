// @trusted: a descriptor is a handle of the table
import { RawFd } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { BorrowedSocketlike } from "./borrowed";
import { asSocketlikeOf } from "./like";
import { moveIf, moveTo, ownRaw, tryCloneOf } from "./own";
import { OwningFilelike, OwningSocketlike } from "./owning";
import { IntoFd, RawFilelike, RawSocketlike, SocketlikeViewType } from "./traits";
import { SocketlikeView, viewSocketlike } from "./view";

// Recursive by nature: a borrow can be cloned to an owner, an owner borrowed, and both viewed.
// The circle is borrowed.ts, owned.ts, owning.ts, traits.ts and view.ts.

@unmanaged
class OwnedFdTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.OWNED_FD; }
}

/**
 * A descriptor with one owner, which closes it. It is a handle: a number that costs nothing to pass, and whose 0 is null,
 * so `OwnedFd | null` is as small. Rust's `OwnedFd`.
 *
 * Every owner must end in exactly one of `close`, `drop`, an `into…` method, or a call that takes it as owned. Using a
 * handle after that fails with EBADF; dropping it again is misuse.
 */
@unmanaged
@final
@owned
export class OwnedFd extends OwningFilelike<OwnedFdTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `OwnedFd.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return fd;
  }

  /** Owns a raw fd, which must have no other owner. Traps on -1. Rust's `FromRawFd::from_raw_fd`. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): OwnedFd {
    return ownRaw<OwnedFd>(raw, Owner.OWNED_FD);
  }

  /** Returns `fd` itself. */
  static fromFd(fd: OwnedFd): OwnedFd {
    return fd;
  }

  /** Takes ownership of the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): OwnedFd {
    return from.intoFd();
  }

  /** Takes ownership of a filelike. `filelike` is owned. */
  static fromFilelike(filelike: OwnedFilelike): OwnedFd {
    return filelike.intoFd();
  }

  /** Takes ownership of a socketlike. `socketlike` is owned. */
  static fromSocketlike(socketlike: OwnedSocketlike): OwnedFd {
    return socketlike.intoFd();
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

  /**
   * Makes a second owner of the same open file. Both share the file's offset, and the raw fd is closed when the last owner
   * ends. preview1 has no `dup`, so the handle table counts owners.
   */
  tryClone(): Result<OwnedFd> {
    return tryCloneOf<OwnedFd>(changetype<usize>(this), Owner.OWNED_FD);
  }

  /** Borrows it as a socketlike. Fails with ENOTSOCK if it isn't a socket. */
  asSocketlike(): Result<BorrowedSocketlike> {
    return asSocketlikeOf<BorrowedSocketlike>(<u32>changetype<usize>(this), "asSocketlike");
  }

  /** Views it as an owning type such as `Socket`. Fails with ENOTSOCK if it isn't a socket. */
  asSocketlikeView<T extends SocketlikeViewType>(): ManagedResult<SocketlikeView<T>> {
    return viewSocketlike<T>(this.asFd());
  }

  /**
   * Converts it into a socketlike. Fails with ENOTSOCK if it isn't a socket; then the owner stays as it was, or under the
   * transform is dropped.
   */
  @consumes
  intoSocketlike(): Result<OwnedSocketlike> {
    const like = asSocketlikeOf<OwnedSocketlike>(<u32>changetype<usize>(this), "intoSocketlike");
    return moveIf<OwnedSocketlike>(like, changetype<usize>(this), Owner.OWNED_FD, Owner.OWNED_SOCKETLIKE);
  }

  // @ts-ignore: decorator
  @unsafe
  asRawSocketlike(): RawSocketlike {
    return this.asRawFd();
  }

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawSocketlike(): RawSocketlike {
    return this.intoRawFd();
  }

  /** Marks that it can be a view of a socket: `intoFd` returns what `fromFd` took. */
  socketlikeViewType(): void {}
}

@unmanaged
class OwnedFilelikeTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.OWNED_FILELIKE; }
}

/** A descriptor with one owner that isn't a socket. */
@unmanaged
@final
@owned
export class OwnedFilelike extends OwningFilelike<OwnedFilelikeTag> {
  /** Takes ownership of `fd` without checking what it is. For generic code; otherwise use `fd.intoFilelike()`. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<OwnedFilelike>(changetype<usize>(fd), Owner.OWNED_FD, Owner.OWNED_FILELIKE);
  }

  /** Owns a raw filelike, which must have no other owner. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFilelike(raw: RawFilelike): OwnedFilelike {
    return ownRaw<OwnedFilelike>(raw, Owner.OWNED_FILELIKE);
  }

  /** Makes a second owner of the same open file. */
  tryClone(): Result<OwnedFilelike> {
    return tryCloneOf<OwnedFilelike>(changetype<usize>(this), Owner.OWNED_FILELIKE);
  }
}

@unmanaged
class OwnedSocketlikeTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.OWNED_SOCKETLIKE; }
}

/** A socket with one owner. */
@unmanaged
@final
@owned
export class OwnedSocketlike extends OwningSocketlike<OwnedSocketlikeTag> {
  /** Takes ownership of `fd` without checking what it is. For generic code; otherwise use `fd.intoSocketlike()`. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<OwnedSocketlike>(changetype<usize>(fd), Owner.OWNED_FD, Owner.OWNED_SOCKETLIKE);
  }

  /** Owns a raw socketlike, which must have no other owner. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawSocketlike(raw: RawSocketlike): OwnedSocketlike {
    return ownRaw<OwnedSocketlike>(raw, Owner.OWNED_SOCKETLIKE);
  }

  /** Makes a second owner of the same socket. */
  tryClone(): Result<OwnedSocketlike> {
    return tryCloneOf<OwnedSocketlike>(changetype<usize>(this), Owner.OWNED_SOCKETLIKE);
  }
}
