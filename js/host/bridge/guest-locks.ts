import { LockRecordAt } from "../../shared.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import { place } from "./checked.js";
import type { LibraryExports } from "./library-exports.js";
import type { Held, Holdings } from "./locks.js";

/** The part of the instance's library that this file uses. */
interface Caller {
  /** The reason why the instance ended; undefined while it runs. */
  readonly end: string | undefined;
  run<T>(work: () => T): T;
  call(work: (io: LibraryExports) => number): number;
  reserve(size: number): void;
}

/** The locks of a module's code, which the module keeps in its memory. */
export class GuestLocks implements Holdings {
  /** The module's change counter. Its length is 0 after the memory has grown. */
  #changes = new Uint32Array(0);
  /** The counter's value when the locks were last read. */
  #read = 0;
  told = 0;

  constructor(
    private readonly library: Caller,
    private readonly exports: LibraryExports,
    private readonly memory: LinearMemory,
  ) {}

  /** Returns the module's locks if they have changed since the last call, else undefined. */
  read(): Held[] | undefined {
    if (!this.#isThere) return undefined;
    if (this.#changes.length === 0) {
      const pointer = this.library.run(() => this.exports.io_locks());
      this.#changes = new Uint32Array(this.memory.buffer, place(this.memory, pointer, 4, 4), 1);
    }
    const changes = this.#changes[0]!;
    if (changes === this.#read) return undefined;
    this.#read = changes;
    const count = this.library.call((io) => io.io_locked());
    const view = this.#view(count * LockRecordAt.SIZE, () => this.exports.io_text());
    return Array.from({ length: count }, (_, index) => {
      const at = index * LockRecordAt.SIZE;
      return {
        dev: view.getBigUint64(at + LockRecordAt.DEV, true),
        ino: view.getBigUint64(at + LockRecordAt.INO, true),
        holders: view.getInt32(at + LockRecordAt.HOLDERS, true),
      };
    });
  }

  /** Writes the locks that others hold into the module. */
  tell(elsewhere: readonly Held[]): void {
    if (!this.#isThere) return;
    const size = elsewhere.length * LockRecordAt.SIZE;
    this.library.reserve(size);
    const view = this.#view(size, () => this.exports.io_buffer(size));
    for (const [index, { dev, ino, holders }] of elsewhere.entries()) {
      const at = index * LockRecordAt.SIZE;
      view.setBigUint64(at + LockRecordAt.DEV, dev, true);
      view.setBigUint64(at + LockRecordAt.INO, ino, true);
      view.setInt32(at + LockRecordAt.HOLDERS, holders, true);
    }
    this.library.call((io) => (io.io_lock_elsewhere(elsewhere.length), 0));
  }

  /** Returns the bytes at the address that an export returns. */
  #view(size: number, address: () => number): DataView {
    const pointer = this.library.run(address);
    return new DataView(this.memory.buffer, place(this.memory, pointer, size), size);
  }

  /** Whether the module has the library's calls. Without them its locks stay private. */
  get #isThere(): boolean {
    return this.library.end === undefined && typeof this.exports.io_locks === "function";
  }
}
