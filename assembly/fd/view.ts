// @trusted: a descriptor is a handle of the table
import { trap } from "../wasi/trap";
import { endView, isLive, rawOf, viewHandle } from "../table";
import { ManagedResult, Result } from "../result";
import { Ref } from "../own/words";
import { BorrowedFd, BorrowedFilelike, BorrowedSocketlike } from "./borrowed";
import { asFilelikeOf, asSocketlikeOf } from "./like";
import { OwnedFd } from "./owned";
import { FilelikeViewType, IntoFd, RawFilelike, RawSocketlike, SocketlikeViewType } from "./traits";

// Recursive by nature: a borrow can be cloned to an owner, an owner borrowed, and both viewed.
// The circle is borrowed.ts, owned.ts, owning.ts, traits.ts and view.ts.

/**
 * A borrowed descriptor, used as a type that owns one. The owner is unchanged and stays lent until the view ends. Rust's
 * `FilelikeView`.
 *
 * `T` must have the marker method `filelikeViewType(): void`, a constructor that takes an `OwnedFd`, and a method `intoFd`
 * that returns the same descriptor; the end of the view checks that. Nothing in `T` may close the descriptor: closing a
 * view is refused as misuse.
 */
@final
@owned @borrowed
export class FilelikeView<T extends FilelikeViewType> {
  /** Only for `asFilelikeView`: `handle` is the view that `target` was made from. */
  // @ts-ignore: decorator
  @unsafe
  constructor(private target: T, private handle: u32) {}

  /** The viewed descriptor as `T`, borrowed from the view. */
  get view(): Ref<T> {
    return this.target;
  }

  /** Views a raw filelike, which must stay open until the view ends. */
  // @ts-ignore: decorator
  @unsafe
  static viewRaw<T extends FilelikeViewType>(raw: RawFilelike): FilelikeView<T> {
    return viewFilelike<T>(BorrowedFd.borrowRaw(raw)).value;
  }

  /** Borrows the descriptor. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(<usize>this.handle);
  }

  /** Borrows the descriptor as a filelike. */
  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(this.handle, "asFilelike");
  }

  // @ts-ignore: decorator
  @unsafe
  asRawFilelike(): RawFilelike {
    return rawOf(this.handle);
  }

  /** `FilelikeView { target: File { fd: 3 } }`. Needs a `T` with `toString`. */
  toString(): string {
    // @ts-ignore: not every T has it
    return "FilelikeView { target: " + this.target.toString() + " }";
  }

  /** Ends the view. Traps if `T` returns another descriptor than it was made from. */
  drop(): void {
    endViewOf<T>(this.target, this.handle);
  }
}

/** Like `FilelikeView`, for sockets. The marker method of `T` is `socketlikeViewType(): void`. */
@final
@owned @borrowed
export class SocketlikeView<T extends SocketlikeViewType> {
  /** Only for `asSocketlikeView`: `handle` is the view that `target` was made from. */
  // @ts-ignore: decorator
  @unsafe
  constructor(private target: T, private handle: u32) {}

  /** The viewed descriptor as `T`, borrowed from the view. */
  get view(): Ref<T> {
    return this.target;
  }

  /** Views a raw socketlike, which must stay open until the view ends. */
  // @ts-ignore: decorator
  @unsafe
  static viewRaw<T extends SocketlikeViewType>(raw: RawSocketlike): SocketlikeView<T> {
    return viewSocketlike<T>(BorrowedFd.borrowRaw(raw)).value;
  }

  /** Borrows the descriptor. */
  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(<usize>this.handle);
  }

  /** Borrows the descriptor as a socketlike. */
  asSocketlike(): Result<BorrowedSocketlike> {
    return asSocketlikeOf<BorrowedSocketlike>(this.handle, "asSocketlike");
  }

  // @ts-ignore: decorator
  @unsafe
  asRawSocketlike(): RawSocketlike {
    return rawOf(this.handle);
  }

  /** `SocketlikeView { target: Socket { fd: 3 } }`. Needs a `T` with `toString`. */
  toString(): string {
    // @ts-ignore: not every T has it
    return "SocketlikeView { target: " + this.target.toString() + " }";
  }

  /** Ends the view. Traps if `T` returns another descriptor than it was made from. */
  drop(): void {
    endViewOf<T>(this.target, this.handle);
  }
}

/** Views a borrowed filelike as `T`. */
export function viewFilelike<T extends FilelikeViewType>(fd: BorrowedFd): ManagedResult<FilelikeView<T>> {
  const handle = <u32>changetype<usize>(fd);
  const like = asFilelikeOf<BorrowedFilelike>(handle, "asFilelikeView");
  if (like.isErr) return ManagedResult.err<FilelikeView<T>>(like.code);
  const view = viewHandle(handle);
  const target = asTarget<T>(view);
  target.filelikeViewType();
  return ManagedResult.ok<FilelikeView<T>>(new FilelikeView<T>(target, view));
}

/** Views a borrowed socketlike as `T`. */
export function viewSocketlike<T extends SocketlikeViewType>(fd: BorrowedFd): ManagedResult<SocketlikeView<T>> {
  const handle = <u32>changetype<usize>(fd);
  const like = asSocketlikeOf<BorrowedSocketlike>(handle, "asSocketlikeView");
  if (like.isErr) return ManagedResult.err<SocketlikeView<T>>(like.code);
  const view = viewHandle(handle);
  const target = asTarget<T>(view);
  target.socketlikeViewType();
  return ManagedResult.ok<SocketlikeView<T>>(new SocketlikeView<T>(target, view));
}

/** A `T` of a view: a handle type is the handle itself, a class of the user's is made from it. */
// @ts-ignore: decorator
@inline
function asTarget<T extends IntoFd>(view: u32): T {
  return isManaged<T>() ? instantiate<T>(changetype<OwnedFd>(<usize>view)) : changetype<T>(<usize>view);
}

function endViewOf<T extends IntoFd>(target: T, view: u32): void {
  if (isLive(view) && changetype<usize>(target.intoFd()) != view) {
    trap("a view ended with another descriptor than it began with");
  }
  endView(view);
}
