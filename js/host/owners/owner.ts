import { Errno, OwnerTag } from "../../shared.js";
import { borrowed, closed, IoError, locked, moved } from "../errors.js";
import { Descriptor } from "./descriptor.js";
import { FileLock } from "./file-lock.js";
import { asyncDispose, dispose } from "../dispose.js";
import { internal } from "./internal.js";
import type { Library } from "../bridge/library.js";
import { giveLockBack, nextChange, takeLock, wake, type Holder, type LockKind } from "../bridge/locks.js";

export const Tag = {
  OwnedFd: OwnerTag.OWNED_FD,
  File: OwnerTag.FILE,
  Dir: OwnerTag.DIR,
  Socket: OwnerTag.SOCKET,
  PipeReader: OwnerTag.PIPE_READER,
  PipeWriter: OwnerTag.PIPE_WRITER,
} as const;
export type TypeName = keyof typeof Tag;

/** What can be locked, as in assembly/io/lock.ts. A pipe is of an unknown type. */
const LOCKABLE: ReadonlySet<string> = new Set(["regular-file", "directory", "block-device"]);

/**
 * An owner of a descriptor, in TypeScript. It holds a handle of the module's table, and knows whether it is live, moved or
 * ended: a mistake is an exception here and never reaches the module.
 */
export abstract class Owner extends Descriptor implements Disposable, AsyncDisposable {
  readonly #library: Library;
  #handle: number;
  #borrows = 0;
  #locks: Set<Holder> | undefined;
  /** The call that took the descriptor, once it is moved. */
  #movedBy: string | undefined;

  /** Only for the calls that make an owner. */
  constructor(key: symbol, library: Library, handle: number) {
    super();
    if (key !== internal) throw new TypeError("an owner is made by open, tryClone, fromFd or fromHandle");
    library.own(handle);
    this.#library = library;
    this.#handle = handle;
  }

  protected abstract get type(): TypeName;

  protected override get library(): Library {
    return this.#library;
  }

  protected override get handle(): number {
    if (this.#handle !== 0) return this.#handle;
    throw this.#movedBy === undefined ? closed(this.type) : moved(this.type, this.#movedBy);
  }

  /** Returns whether it still owns its descriptor, and the descriptor is live in the module's table. */
  get isLive(): boolean {
    return this.#handle !== 0 && this.#library.isLive(this.#handle);
  }

  /** Only for the calls that take owners of one instance. */
  isOf(key: symbol, library: Library): boolean {
    return key === internal && library === this.#library;
  }

  /** Counts a borrow. Returns the handle and the function that ends the borrow. */
  protected lend(): { handle: number; end: () => void } {
    const { handle } = this;
    this.#library.call((io) => io.io_lend(handle));
    this.#borrows++;
    const end = () => {
      this.#borrows--;
      if (this.#library.end === undefined) this.#library.call((io) => (io.io_end_lend(handle), 0));
    };
    return { handle, end };
  }

  /** Ends this owner by the call `by` and returns the handle, whose owning type is `to` from now on. */
  protected move(by: string, to: TypeName): number {
    const handle = this.#unborrowed("move");
    if (this.#locks !== undefined && this.#locks.size > 0) throw locked(this.type);
    this.#library.call((io) => (io.io_move(handle, Tag[this.type], Tag[to]), 0));
    this.#release(handle);
    this.#movedBy = by;
    return handle;
  }

  /**
   * Ends this owner and returns its handle, for an export of the module that takes an owner of this type. The module owns
   * the descriptor from then on.
   */
  intoHandle(): number {
    return this.move("intoHandle()", this.type);
  }

  /** Returns the handle, for an export of the module that borrows. This owner keeps it. */
  asHandle(): number {
    return this.handle;
  }

  /** Returns the handle of a second owner of the same open file. */
  protected cloneHandle(type: TypeName = this.type): number {
    const { handle } = this;
    return this.#library.call((io) => io.io_try_clone(handle, Tag[type]));
  }

  /** Closes the descriptor. Throws an IoError if that fails; the descriptor is closed in any case. `fd_close` */
  close(): void {
    const handle = this.#unborrowed("close");
    this.#release(handle);
    this.#unlock();
    this.#library.call((io) => io.io_close(handle, Tag[this.type]));
  }

  /** Closes the descriptor if it is still owned, and ignores errors. */
  [dispose](): void {
    if (this.#handle === 0 || this.#library.end !== undefined) return;
    const handle = this.#unborrowed("dispose");
    this.#release(handle);
    this.#unlock();
    this.#library.call((io) => (io.io_drop(handle, Tag[this.type]), 0));
  }

  /** Closes the descriptor like `using`, for `await using` and an AsyncDisposableStack. */
  async [asyncDispose](): Promise<void> {
    this[dispose]();
  }

  /**
   * Locks the file. Returns undefined if somebody in this process has locked it. The lock is advisory: it prevents other
   * locks, but neither reads nor writes.
   */
  tryLock(kind: LockKind): FileLock | undefined {
    const { dev, ino, filetype } = this.stat();
    if (ino === 0n || !LOCKABLE.has(filetype))
      throw new IoError(Errno.NOTSUP, "tryLock", undefined, "it is no file, and only files are locked");
    const holder: Holder = { instance: this.#library.locks, dev, ino, kind };
    if (!takeLock(holder)) return undefined;
    const locks = (this.#locks ??= new Set());
    locks.add(holder);
    return new FileLock(internal, () => {
      locks.delete(holder);
      giveLockBack(holder);
    });
  }

  /** Locks the file like `tryLock`, but waits until nobody else in this process has locked it. */
  async lock(kind: LockKind): Promise<FileLock> {
    for (;;) {
      const change = nextChange();
      const lock = this.tryLock(kind);
      if (lock !== undefined) return lock;
      await change;
    }
  }

  #release(handle: number): void {
    this.#handle = 0;
    this.#library.disown(handle);
  }

  #unlock(): void {
    for (const holder of this.#locks ?? []) giveLockBack(holder);
    this.#locks = undefined;
    wake(); // who waits for a lock of this owner learns that it has ended
  }

  #unborrowed(operation: string): number {
    const { handle } = this;
    if (this.#borrows > 0) throw borrowed(this.type, operation, this.#borrows);
    return handle;
  }
}
