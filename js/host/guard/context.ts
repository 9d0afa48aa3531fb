import { notStarted } from "../errors.js";
import { Errno, Fdflags, Filetype, Size } from "../../shared.js";
import { fdflagsOf } from "../wasi-common/fdflags.js";
import { GuestMemory } from "../wasi-common/memory.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { lend } from "./lent.js";
import { SERVED, type DescriptorRecord, type Entry } from "./record.js";

/** The standard streams of the host, in Node's WASI. They are never closed there. */
const LAST_STANDARD = 2;

/** What all calls of the guard share. */
export class Context {
  #memory: GuestMemory | undefined;
  /** Flags of the host's standard streams as they were before the guest changed them. */
  readonly #flagsBefore = new Map<number, number>();

  constructor(
    readonly native: Preview1Functions,
    readonly record: DescriptorRecord,
    /** Those of Node's standard streams that are pipes; Node's WASI calls them sockets. */
    private readonly pipes: ReadonlySet<number>,
  ) {}

  set memory(memory: WebAssembly.Memory) {
    this.#memory = new GuestMemory(memory);
  }

  get guest(): GuestMemory {
    if (!this.#memory) throw notStarted();
    return this.#memory;
  }

  get started(): boolean {
    return this.#memory !== undefined;
  }

  /** What the guest number `fd` stands for. */
  entry(fd: number): Entry | undefined {
    if (!this.#memory) throw notStarted();
    return this.record.get(fd);
  }

  /** Closes what an entry taken from the record stood for. The host's own streams stay open. */
  close(entry: Entry): Errno {
    if (entry.native === SERVED || entry.native <= LAST_STANDARD) return Errno.SUCCESS;
    return this.native.fd_close(entry.native);
  }

  /** The filetype of a native descriptor, from what Node's WASI says it is. WASI has no number for pipes. */
  filetype(native: number, said: number): number {
    return this.pipes.has(native) ? Filetype.UNKNOWN : said;
  }

  /** The filetype and the flags of a native descriptor; zeros if it has none to tell. */
  fdstat(native: number): { filetype: number; fdflags: number } {
    const found = { filetype: 0, fdflags: 0 };
    lend(this.guest, Size.FDSTAT, [], (stat) => {
      const errno = this.native.fd_fdstat_get(native, stat);
      if (errno !== Errno.SUCCESS) return errno;
      found.filetype = this.filetype(native, this.guest.view.getUint8(stat));
      found.fdflags = fdflagsOf(this.guest.view.getUint16(stat + 2, true));
      return errno;
    });
    return found;
  }

  /** Does what the flags of synchronization ask for after a write. */
  sync(native: number, fdflags: number): Errno {
    return fdflags & (Fdflags.SYNC | Fdflags.RSYNC) ? this.native.fd_sync(native) : this.native.fd_datasync(native);
  }

  /** Remembers the flags of a stream that the guest shares with the host, to be put back at the end. */
  keepFlags(native: number): void {
    if (native <= LAST_STANDARD && !this.#flagsBefore.has(native)) {
      this.#flagsBefore.set(native, this.fdstat(native).fdflags);
    }
  }

  restoreFlags(): void {
    for (const [native, flags] of this.#flagsBefore) this.native.fd_fdstat_set_flags(native, flags);
    this.#flagsBefore.clear();
  }
}
