import { Errno, OwnerTag } from "../../shared.js";
import { borrowed, closed, IoError, locked, moved } from "../errors.js";
import { Descriptor } from "./descriptor.js";
import { FileLock } from "./file-lock.js";
import { dispose } from "../dispose.js";
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
 * An owner of a descriptor on the host's side. It holds the handle that the module's table gave, and knows itself
 * whether it is live, moved or ended: a mistake here is an exception, and doesn't reach the module.
 */
export abstract class Owner extends Descriptor implements Disposable {
  readonly #library: Library;
  #handle: number;
  #borrows = 0;
  readonly #locks = new Set<Holder>();
  /** The call that took the descriptor, once it is moved. */
  #movedBy: string | undefined;

  /** Only for the calls that make an owner. */
  constructor(key: symbol, library: Library, handle: number) {
    super();
    if (key !== internal) throw new TypeError("an owner is made by open, tryClone, fromFd or fromHandle");
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

  /** Whether it still owns its descriptor. */
  get isLive(): boolean {
    return this.#handle !== 0 && this.#library.end === undefined;
  }

  /** Only for the calls that take owners of one instance. */
  isOf(key: symbol, library: Library): boolean {
    return key === internal && library === this.#library;
  }

  /** Counts a borrow. Gives the handle and the call that ends the borrow. */
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

  /** Ends this owner for a move by the call `by`, and gives the handle, which has `to` as its owning type now. */
  protected move(by: string, to: TypeName): number {
    const handle = this.#unborrowed("move");
    if (this.#locks.size > 0) throw locked(this.type);
    this.#library.call((io) => (io.io_move(handle, Tag[this.type], Tag[to]), 0));
    this.#handle = 0;
    this.#movedBy = by;
    return handle;
  }

  /**
   * Ends this owner and gives its handle, to pass to an export of the module that takes an owner of this type.
   * The module owns it from then on.
   */
  intoHandle(): number {
    return this.move("intoHandle()", this.type);
  }

  /** The handle, to pass to an export of the module that borrows. It stays this owner's. */
  asHandle(): number {
    return this.handle;
  }

  /** A second owner of the same open file, by handle. */
  protected cloneHandle(type: TypeName = this.type): number {
    const { handle } = this;
    return this.#library.call((io) => io.io_try_clone(handle, Tag[type]));
  }

  /** Closes the descriptor. Throws an IoError where that went wrong; it is gone in any case. `fd_close` */
  close(): void {
    const handle = this.#unborrowed("close");
    this.#handle = 0;
    this.#unlock();
    this.#library.call((io) => io.io_close(handle, Tag[this.type]));
  }

  /** Closes the descriptor if it is still owned. Errors of closing are not told. */
  [dispose](): void {
    if (!this.isLive) return;
    const handle = this.#unborrowed("dispose");
    this.#handle = 0;
    this.#unlock();
    this.#library.call((io) => (io.io_drop(handle, Tag[this.type]), 0));
  }

  /**
   * Locks the file, unless somebody in this process has locked it: undefined. It binds those who ask for a lock, and keeps
   * nobody from reading or writing.
   */
  tryLock(kind: LockKind): FileLock | undefined {
    const { dev, ino, filetype } = this.stat();
    if (ino === 0n || !LOCKABLE.has(filetype))
      throw new IoError(Errno.NOTSUP, "tryLock", undefined, "it is no file, and only files are locked");
    const holder: Holder = { instance: this.#library.locks, dev, ino, kind };
    if (!takeLock(holder)) return undefined;
    this.#locks.add(holder);
    return new FileLock(internal, () => {
      this.#locks.delete(holder);
      giveLockBack(holder);
    });
  }

  /** Locks the file, as `tryLock`, and waits until nobody else in this process keeps it locked. */
  async lock(kind: LockKind): Promise<FileLock> {
    for (;;) {
      const change = nextChange();
      const lock = this.tryLock(kind);
      if (lock !== undefined) return lock;
      await change;
    }
  }

  #unlock(): void {
    for (const holder of this.#locks) giveLockBack(holder);
    this.#locks.clear();
    wake(); // who waits for a lock of this owner learns that it has ended
  }

  #unborrowed(operation: string): number {
    const { handle } = this;
    if (this.#borrows > 0) throw borrowed(this.type, operation, this.#borrows);
    return handle;
  }
}
