import { Errno } from "../../shared.js";
import { notStarted } from "../errors.js";
import type { Observer } from "../../trace/observer.js";
import type { Disk } from "../wasi-common/disk.js";
import { GuestMemory, type LinearMemory } from "../wasi-common/memory.js";
import type { OpenDirectory } from "./open-directory.js";
import { refuse } from "../wasi-common/refusal.js";
import { Table } from "./table.js";
import { walked, type Walk } from "../paths/walk.js";

/** The state that all calls share. */
export class Context {
  readonly table: Table;
  #guest: GuestMemory | undefined;

  /** `disk` limits how much the guest writes. `waitsForPipes`: opening a named pipe waits for its other end. */
  constructor(
    readonly disk: Disk | undefined,
    readonly observer: Observer | undefined,
    readonly waitsForPipes: boolean,
  ) {
    this.table = new Table(observer);
  }

  set memory(memory: LinearMemory) {
    this.#guest = new GuestMemory(memory);
  }

  get started(): boolean {
    return this.#guest !== undefined;
  }

  get guest(): GuestMemory {
    return this.#guest ?? fail();
  }

  /** Fails if the guest's memory doesn't contain the range. */
  range(pointer: number, size: number): void {
    if (!this.guest.has(pointer, size)) refuse(Errno.FAULT);
  }

  /** Returns the ranges that an array of iovecs describes. */
  vectors(pointer: number, count: number): Uint8Array[] {
    const ranges = this.guest.vectors(pointer, count);
    return Array.isArray(ranges) ? ranges : refuse(ranges);
  }

  /** Reads a path or the target of a link. */
  text(pointer: number, size: number): string {
    const text = this.guest.text(pointer, size);
    return typeof text === "string" ? text : refuse(text);
  }

  /** Walks a path of the guest from the directory `fd`. */
  walk<T>(fd: number, pointer: number, size: number, rights: bigint, work: (walk: Walk) => T): T {
    const directory = this.table.directory(fd);
    const path = this.text(pointer, size);
    directory.need(rights);
    return walked(directory.held, path, work);
  }

  /** Like `walk`, for a call that changes something. */
  change<T>(fd: number, pointer: number, size: number, rights: bigint, work: (walk: Walk) => T): T {
    if (this.table.directory(fd).readOnly) refuse(Errno.PERM);
    return this.walk(fd, pointer, size, rights, work);
  }

  /**
   * Like `change`, for a call with two paths. Both are checked before either is walked; `first` works on the first
   * path before the second is walked.
   */
  changeBoth<T>(
    from: PathArgument,
    to: PathArgument,
    work: (from: Walk, to: Walk) => T,
    first?: (from: Walk) => void,
  ): T {
    const directories = [from, to].map(({ fd }) => this.table.directory(fd)) as [OpenDirectory, OpenDirectory];
    const paths = [from, to].map(({ pointer, size }) => this.text(pointer, size)) as [string, string];
    if (directories.some(({ readOnly }) => readOnly)) refuse(Errno.PERM);
    directories[0].need(from.rights);
    directories[1].need(to.rights);
    return walked(directories[0].held, paths[0], (from) => {
      first?.(from);
      return walked(directories[1].held, paths[1], (to) => work(from, to));
    });
  }
}

/** A path argument of a call, and the rights that its directory must have. */
interface PathArgument {
  readonly fd: number;
  readonly pointer: number;
  readonly size: number;
  readonly rights: bigint;
}

function fail(): never {
  throw notStarted();
}
