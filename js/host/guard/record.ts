import type { Gate } from "./gate.js";
import { forgetBelow, type Base } from "./paths.js";
import { Fdflags } from "../../shared.js";
import { MOST_OPEN, Numbers } from "../wasi-common/numbers.js";
import type { Served } from "../wasi-common/stdio.js";

/** What a guest number stands for. */
export class Entry {
  /** The count of operations when it was opened. */
  openedAt = 0;
  readonly #openedSync: number;

  constructor(
    /** The number in Node's WASI; SERVED where the guard itself answers. */
    readonly native: number,
    /** Standard streams and preopens are given, all else the guest has opened. */
    readonly origin: "given" | "opened",
    /** The name that the guest knows it by. */
    readonly path: string | undefined,
    /** Where it lies on the host, and below which preopen. */
    readonly base: Base | undefined,
    /** The flags that the guest asked for. */
    public fdflags: number,
    /** Set where the guard itself answers. */
    readonly served?: Served,
  ) {
    this.#openedSync = syncOf(fdflags);
  }

  /**
   * Whether it is synchronized by us, after each write: the system takes those flags only when it opens a file, and Node's
   * WASI has no way to open one again.
   */
  get needsSync(): boolean {
    return syncOf(this.fdflags) > this.#openedSync;
  }

  /** Preopens are directories that were given. */
  get isPreopen(): boolean {
    return this.origin === "given" && this.base !== undefined;
  }
}

/** How much the flags ask to be on the device after a write: nothing, the content, or all. */
function syncOf(fdflags: number): number {
  return fdflags & (Fdflags.SYNC | Fdflags.RSYNC) ? 2 : fdflags & Fdflags.DSYNC ? 1 : 0;
}

/** The native number of what the guard serves; also what the gate takes to mean "ask JavaScript". */
export const SERVED = -2;
const CLOSED = -1;

/** Which guest numbers are open, and what each stands for. */
export class DescriptorRecord {
  /** How many descriptors were opened, closed and renumbered so far. */
  operations = 0;
  readonly #entries: (Entry | undefined)[] = [];
  readonly #numbers = new Numbers();
  #open = 0;

  constructor(readonly gate: Gate) {}

  get isFull(): boolean {
    return this.#open >= MOST_OPEN;
  }

  get(fd: number): Entry | undefined {
    return this.#entries[fd >>> 0];
  }

  /** Gives `entry` a number that isn't in use. */
  add(entry: Entry): number {
    const fd = this.#numbers.take();
    this.put(fd, entry);
    return fd;
  }

  put(fd: number, entry: Entry): void {
    entry.openedAt = ++this.operations;
    this.#open++;
    this.#set(fd, entry);
  }

  /** Takes `fd` out and gives what it stood for; closing that is the caller's business. */
  take(fd: number): Entry | undefined {
    const entry = this.#entries[fd];
    if (!entry) return undefined;
    this.operations++;
    this.#open--;
    this.#entries[fd] = undefined;
    this.gate.numbers[fd] = CLOSED;
    this.#numbers.release(fd);
    return entry;
  }

  /** Makes `to` stand for what `from` stands for, frees `from`, and gives what `to` stood for. */
  move(from: number, to: number): Entry | undefined {
    const old = this.#entries[to];
    const entry = this.take(from);
    if (entry) this.#set(to, entry);
    return old;
  }

  /** Notes the flags that `fd`, which is `entry`, has from now on. */
  setFlags(fd: number, entry: Entry, fdflags: number): void {
    entry.fdflags = fdflags;
    this.#set(fd, entry);
  }

  /** All that is open, in the order of the numbers. */
  *open(): Iterable<[fd: number, entry: Entry]> {
    for (const [fd, entry] of this.#entries.entries()) if (entry) yield [fd, entry];
  }

  /** Marks the directories that lay at `host` or below it as gone from there. */
  forget(host: string): void {
    for (const [, { base }] of this.open()) if (base) forgetBelow(base, host);
  }

  #set(fd: number, entry: Entry): void {
    this.gate.reserve(fd);
    this.#entries[fd] = entry;
    this.gate.numbers[fd] = entry.needsSync ? SERVED : entry.native;
  }
}
