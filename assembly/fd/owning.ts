// @trusted: a descriptor is a handle of the table
import { RawFd } from "../wasi/types";
import { Owner, dropHandle, ownerName, rawOf, releaseHandle } from "../table";
import { ManagedResult, Result } from "../result";
import { BorrowedFd, BorrowedFilelike, BorrowedSocketlike } from "./borrowed";
import { asFilelikeOf, asSocketlikeOf } from "./like";
import { closeOf, describe, moveIf, moveTo } from "./own";
import { OwnedFd, OwnedFilelike, OwnedSocketlike } from "./owned";
import { FilelikeViewType, RawFilelike, RawSocketlike, SocketlikeViewType } from "./traits";
import { FilelikeView, SocketlikeView, viewFilelike, viewSocketlike } from "./view";

// Recursive by nature: a borrow can be cloned to an owner, an owner borrowed, and both viewed.
// The circle is borrowed.ts, owned.ts, owning.ts, traits.ts and view.ts.

/**
 * What all owning types share: `OwnedFd`, `File`, `Dir`, `Socket`, the pipe ends and others. `Tag` is a class whose getter
 * `owner` gives the type's tag in the handle table; no `Tag` is ever made.
 */
@unmanaged
@owned
export class Owning<Tag> {
  /** Only for `new` of the classes that extend it. `fromFd` is the same without an allocation. */
  constructor() {
    heap.free(changetype<usize>(this)); // asc allocates for `new` of a class with a base; a handle needs no memory
  }

  /** Borrows the descriptor. Using the borrow after the owner has ended fails with EBADF. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(changetype<usize>(this));
  }

  /** The raw fd, which stays owned, or -1 if the owner has ended. */
  // @ts-ignore: decorator
  @unsafe
  asRawFd(): RawFd {
    return rawOf(<u32>changetype<usize>(this));
  }

  /** Consumes the owner and returns the descriptor as an `OwnedFd`. */
  @consumes
  intoFd(): OwnedFd {
    const tag = tagOf<Tag>();
    if (tag == Owner.OWNED_FD) return changetype<OwnedFd>(changetype<usize>(this));
    return moveTo<OwnedFd>(changetype<usize>(this), tag, Owner.OWNED_FD);
  }

  /** Consumes the owner and returns the raw fd, which the caller must close. Traps if clones share it. */
  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawFd(): RawFd {
    return releaseHandle(<u32>changetype<usize>(this), tagOf<Tag>());
  }

  /** Closes the descriptor and returns whether that succeeded. The owner has ended in either case. `fd_close` */
  @consumes
  close(): Result<void> {
    return closeOf(changetype<usize>(this), tagOf<Tag>());
  }

  /** Closes the descriptor and ignores errors. `fd_close` */
  drop(): void {
    dropHandle(<u32>changetype<usize>(this), tagOf<Tag>());
  }

  /** The type and the raw fd: `File { fd: 3 }`, or `File { closed }`. */
  toString(): string {
    return describe(ownerName(tagOf<Tag>()), changetype<usize>(this));
  }
}

/** What the owning types share that aren't sockets. */
@unmanaged
@owned
export class OwningFilelike<Tag> extends Owning<Tag> {
  /** Borrows it as a filelike. Fails with EINVAL if it is a socket. */
  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(<u32>changetype<usize>(this), "asFilelike");
  }

  /**
   * Converts it into a filelike. Fails with EINVAL if it is a socket; then the owner stays as it was, or under the
   * transform is dropped.
   */
  @consumes
  intoFilelike(): Result<OwnedFilelike> {
    const like = asFilelikeOf<OwnedFilelike>(<u32>changetype<usize>(this), "intoFilelike");
    return moveIf<OwnedFilelike>(like, changetype<usize>(this), tagOf<Tag>(), Owner.OWNED_FILELIKE);
  }

  /** Views it as another owning type. Fails with EINVAL if it is a socket. */
  asFilelikeView<T extends FilelikeViewType>(): ManagedResult<FilelikeView<T>> {
    return viewFilelike<T>(this.asFd());
  }

  // @ts-ignore: decorator
  @unsafe
  asRawFilelike(): RawFilelike {
    return this.asRawFd();
  }

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRawFilelike(): RawFilelike {
    return this.intoRawFd();
  }

  /** Marks that it can be a view: `intoFd` returns what `fromFd` took. */
  filelikeViewType(): void {}
}

/** What the owning types of sockets share. */
@unmanaged
@owned
export class OwningSocketlike<Tag> extends Owning<Tag> {
  /** Borrows it as a socketlike. Fails with ENOTSOCK if it isn't a socket. */
  asSocketlike(): Result<BorrowedSocketlike> {
    return asSocketlikeOf<BorrowedSocketlike>(<u32>changetype<usize>(this), "asSocketlike");
  }

  /**
   * Converts it into a socketlike. Fails with ENOTSOCK if it isn't a socket; then the owner stays as it was, or under the
   * transform is dropped.
   */
  @consumes
  intoSocketlike(): Result<OwnedSocketlike> {
    const like = asSocketlikeOf<OwnedSocketlike>(<u32>changetype<usize>(this), "intoSocketlike");
    return moveIf<OwnedSocketlike>(like, changetype<usize>(this), tagOf<Tag>(), Owner.OWNED_SOCKETLIKE);
  }

  /** Views it as another owning type. Fails with ENOTSOCK if it isn't a socket. */
  asSocketlikeView<T extends SocketlikeViewType>(): ManagedResult<SocketlikeView<T>> {
    return viewSocketlike<T>(this.asFd());
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

  /** Marks that it can be a view: `intoFd` returns what `fromFd` took. */
  socketlikeViewType(): void {}
}

/** The tag in the handle table that `Tag` stands for. */
// @ts-ignore: decorator
@inline
function tagOf<Tag>(): u32 {
  // @ts-ignore: a getter of every such class
  return changetype<Tag>(0).owner;
}
