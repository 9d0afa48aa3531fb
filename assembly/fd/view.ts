import { trap } from "../wasi/trap";
import { Errno } from "../wasi/errno";
import { RawFd } from "../wasi/types";
import { endView, isLive, rawOf, viewHandle } from "../table";
import { fail } from "../result/record";
import { ManagedResult } from "../result";
import { OwnedFd } from "./owned";
import { BorrowedFd } from "./borrowed";
import { BorrowedFilelike, BorrowedSocketlike, RawFilelike, RawSocketlike } from "./portability";
import { Ref } from "../own/words";
import { FilelikeViewType, IntoFd, SocketlikeViewType } from "./traits";
import { asFilelikeOf, asSocketlikeOf } from "./like";
import { Result } from "../result";

/**
 * A borrowed descriptor, used as a type that owns one. The owner stays as it is, and stays lent until the view
 * ends. Rust's `FilelikeView`.
 *
 * `T` must be marked by a method `filelikeViewType(): void`, have a constructor that takes an `OwnedFd`, and a
 * method `intoFd` that gives the same one back; the end of the view holds it to that. Nothing that `T` does may
 * close the descriptor: closing a view is refused as misuse.
 */
@final
@owned @borrowed
export class FilelikeView<T extends FilelikeViewType> {
  /** For `asFilelikeView`: `handle` is the view that `target` was made from. */
  // @ts-ignore: decorator
  @unsafe
  constructor(private target: T, private handle: u32) {}

  /** The viewed descriptor as `T`. Borrowed: it is gone with the view. */
  get view(): Ref<T> {
    return this.target;
  }

  /** Views a raw filelike, which must stay open until the view ends. */
  // @ts-ignore: decorator
  @unsafe
  static viewRaw<T extends FilelikeViewType>(raw: RawFilelike): FilelikeView<T> {
    return viewFilelike<T>(BorrowedFd.borrowRaw(raw)).value;
  }

  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(<usize>this.handle);
  }

  asFilelike(): Result<BorrowedFilelike> {
    return asFilelikeOf<BorrowedFilelike>(this.handle, "asFilelike");
  }

  // @ts-ignore: decorator
  @unsafe
  asRawFilelike(): RawFilelike {
    return rawOf(this.handle);
  }

  /** `FilelikeView { target: File { fd: 3 } }`. Needs a `T` that has `toString`. */
  toString(): string {
    // @ts-ignore: not every T has it
    return "FilelikeView { target: " + this.target.toString() + " }";
  }

  /** Ends the view. Traps where `T` gives back another descriptor than it was made from. */
  drop(): void {
    endViewOf<T>(this.target, this.handle);
  }
}

/** As `FilelikeView`, for sockets. `T` is marked by `socketlikeViewType(): void`. */
@final
@owned @borrowed
export class SocketlikeView<T extends SocketlikeViewType> {
  /** For `asSocketlikeView`: `handle` is the view that `target` was made from. */
  // @ts-ignore: decorator
  @unsafe
  constructor(private target: T, private handle: u32) {}

  /** The viewed descriptor as `T`. Borrowed: it is gone with the view. */
  get view(): Ref<T> {
    return this.target;
  }

  /** Views a raw socketlike, which must stay open until the view ends. */
  // @ts-ignore: decorator
  @unsafe
  static viewRaw<T extends SocketlikeViewType>(raw: RawSocketlike): SocketlikeView<T> {
    return viewSocketlike<T>(BorrowedFd.borrowRaw(raw)).value;
  }

  asFd(): BorrowedFd {
    return changetype<BorrowedFd>(<usize>this.handle);
  }

  asSocketlike(): Result<BorrowedSocketlike> {
    return asSocketlikeOf<BorrowedSocketlike>(this.handle, "asSocketlike");
  }

  // @ts-ignore: decorator
  @unsafe
  asRawSocketlike(): RawSocketlike {
    return rawOf(this.handle);
  }

  /** `SocketlikeView { target: Socket { fd: 3 } }`. Needs a `T` that has `toString`. */
  toString(): string {
    // @ts-ignore: not every T has it
    return "SocketlikeView { target: " + this.target.toString() + " }";
  }

  /** Ends the view. Traps where `T` gives back another descriptor than it was made from. */
  drop(): void {
    endViewOf<T>(this.target, this.handle);
  }
}

/** Views a borrowed filelike as `T`. */
export function viewFilelike<T extends FilelikeViewType>(fd: BorrowedFd): ManagedResult<FilelikeView<T>> {
  const handle = changetype<usize>(fd);
  const like = asFilelikeOf<BorrowedFilelike>(<u32>handle, "asFilelikeView");
  if (like.isErr) return ManagedResult.err<FilelikeView<T>>(like.code);
  const view = viewHandle(<u32>handle);
  const target = instantiate<T>(changetype<OwnedFd>(<usize>view));
  target.filelikeViewType();
  return ManagedResult.ok<FilelikeView<T>>(new FilelikeView<T>(target, view));
}

/** Views a borrowed socketlike as `T`. */
export function viewSocketlike<T extends SocketlikeViewType>(fd: BorrowedFd): ManagedResult<SocketlikeView<T>> {
  const handle = changetype<usize>(fd);
  const like = asSocketlikeOf<BorrowedSocketlike>(<u32>handle, "asSocketlikeView");
  if (like.isErr) return ManagedResult.err<SocketlikeView<T>>(like.code);
  const view = viewHandle(<u32>handle);
  const target = instantiate<T>(changetype<OwnedFd>(<usize>view));
  target.socketlikeViewType();
  return ManagedResult.ok<SocketlikeView<T>>(new SocketlikeView<T>(target, view));
}

function endViewOf<T extends IntoFd>(target: T, view: u32): void {
  if (isLive(view) && changetype<usize>(target.intoFd()) != view) {
    trap("a view ended with another descriptor than it began with");
  }
  endView(view);
}
