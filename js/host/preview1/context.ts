import { Errno } from "../../../assembly/wasi/errno.js";
import { notStarted } from "../errors.js";
import { GuestMemory, type LinearMemory } from "../wasi/memory.js";
import { refuse } from "./refusal.js";
import { Table } from "./table.js";
import { Walk } from "./walk.js";

/** What all calls share. */
export class Context {
  readonly table = new Table();
  #guest: GuestMemory | undefined;

  set memory(memory: LinearMemory) {
    this.#guest = new GuestMemory(memory);
  }

  get started(): boolean {
    return this.#guest !== undefined;
  }

  get guest(): GuestMemory {
    return this.#guest ?? fail();
  }

  /** Refuses a range that the guest's memory doesn't have. */
  range(pointer: number, size: number): void {
    if (!this.guest.has(pointer, size)) refuse(Errno.FAULT);
  }

  /** The ranges that an array of iovecs describes. */
  vectors(pointer: number, count: number): Uint8Array[] {
    const ranges = this.guest.vectors(pointer, count);
    return Array.isArray(ranges) ? ranges : refuse(ranges);
  }

  text(pointer: number, size: number): string {
    const text = this.guest.text(pointer, size);
    return typeof text === "string" ? text : refuse(text);
  }

  path(pointer: number, size: number): string {
    const path = this.guest.path(pointer, size);
    return typeof path === "string" ? path : refuse(path);
  }

  /** Walks a path of the guest from the directory `fd`. */
  walk<T>(fd: number, pointer: number, size: number, rights: bigint, work: (walk: Walk) => T): T {
    const directory = this.table.directory(fd);
    const path = this.path(pointer, size);
    directory.need(rights);
    const walk = new Walk(directory, path);
    try {
      return work(walk);
    } finally {
      walk.end();
    }
  }

  /** … for a call that changes what is there. */
  change<T>(fd: number, pointer: number, size: number, rights: bigint, work: (walk: Walk) => T): T {
    if (this.table.directory(fd).readOnly) refuse(Errno.PERM);
    return this.walk(fd, pointer, size, rights, work);
  }
}

function fail(): never {
  throw notStarted();
}
