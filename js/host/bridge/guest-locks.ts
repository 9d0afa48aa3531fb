import { LockRecordAt } from "../../shared.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import type { LibraryExports } from "./library-exports.js";
import type { Held, Holdings } from "./locks.js";

/** What is used of the library of the instance. */
interface Caller {
  /** Why the instance is gone, or undefined. */
  readonly end: string | undefined;
  run<T>(work: () => T): T;
  call(work: (io: LibraryExports) => number): number;
  reserve(size: number): void;
}

/** The locks of a module's code, as it keeps them itself. */
export class GuestLocks implements Holdings {
  /** Where the module counts its changes. Of length 0 when the memory grew under it. */
  #changes = new Uint32Array(0);
  /** The count when its locks were read. */
  #read = 0;
  told = 0;

  constructor(
    private readonly library: Caller,
    private readonly exports: LibraryExports,
    private readonly memory: LinearMemory,
  ) {}

  /** What it has locked, if that has changed since it was asked. */
  read(): Held[] | undefined {
    if (!this.#isThere) return undefined;
    if (this.#changes.length === 0) {
      const pointer = this.library.run(() => this.exports.io_locks()) >>> 0;
      this.#changes = new Uint32Array(this.memory.buffer, pointer, 1);
    }
    const changes = this.#changes[0]!;
    if (changes === this.#read) return undefined;
    this.#read = changes;
    const count = this.library.call((io) => io.io_locked());
    const view = new DataView(this.memory.buffer, this.exports.io_text() >>> 0, count * LockRecordAt.SIZE);
    return Array.from({ length: count }, (_, index) => {
      const at = index * LockRecordAt.SIZE;
      return {
        dev: view.getBigUint64(at + LockRecordAt.DEV, true),
        ino: view.getBigUint64(at + LockRecordAt.INO, true),
        holders: view.getInt32(at + LockRecordAt.HOLDERS, true),
      };
    });
  }

  /** Tells it what others have locked. */
  tell(elsewhere: readonly Held[]): void {
    if (!this.#isThere) return;
    const size = elsewhere.length * LockRecordAt.SIZE;
    this.library.reserve(size);
    const view = new DataView(this.memory.buffer, this.exports.io_buffer(size) >>> 0, size);
    for (const [index, { dev, ino, holders }] of elsewhere.entries()) {
      const at = index * LockRecordAt.SIZE;
      view.setBigUint64(at + LockRecordAt.DEV, dev, true);
      view.setBigUint64(at + LockRecordAt.INO, ino, true);
      view.setInt32(at + LockRecordAt.HOLDERS, holders, true);
    }
    this.library.call((io) => (io.io_lock_elsewhere(elsewhere.length), 0));
  }

  /** A module without the library's calls keeps its locks to itself. */
  get #isThere(): boolean {
    return this.library.end === undefined && typeof this.exports.io_locks === "function";
  }
}
