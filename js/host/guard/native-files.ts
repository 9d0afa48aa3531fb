// Regular files of the guest that are also open in Node's WASI, for the hot calls.

import { closeSync, openSync } from "node:fs";
import { Errno } from "../../shared.js";
import { procfs } from "../paths/held.js";
import { OpenFile } from "../preview1/open-file.js";
import { offset } from "../preview1/system.js";
import type { Table } from "../preview1/table.js";
import { Fdflags, Filetype, Rights, Whence } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { GuestMemory } from "../wasi-common/memory.js";
import { MOST_OPEN, RESTING } from "../wasi-common/numbers.js";
import { standIn } from "../wasi-common/stdio.js";
import { newNodeWasi } from "./native.js";

/** The only preopen of Node's WASI: the descriptors of this process, named by their numbers. */
const DESCRIPTORS = 3;

/** The number of calls after which a file is handed to Node's WASI. Opening it there costs as much as ten calls. */
const CALLS_BEFORE = 8;

/** The most descriptor numbers of a guest, except for sockets and unusually many preopens. */
const MOST_NUMBERS = MOST_OPEN + 2 * RESTING;

/** Marks a descriptor that Node's WASI doesn't have. */
const NONE = -1;

/** Offsets of the bytes at the start of the guest's memory that our calls on Node's WASI borrow: a path, then a result. */
const PATH = 16,
  RESULT = 8;

/**
 * Node's WASI only takes paths, and would follow every link in them. So our own resolver opens a file first; Node's
 * WASI then opens it again as `/proc/self/fd/N`, which is the same file even if its name has changed.
 */
export class NativeFiles {
  /**
   * The number in Node's WASI of each descriptor of the guest, or below zero. Descriptors beyond its end are never
   * handed over.
   */
  readonly numbers = new Int32Array(MOST_NUMBERS).fill(NONE);
  /** The number of hot calls on each descriptor that our own preview1 has answered. */
  readonly #calls = new Uint8Array(MOST_NUMBERS);
  /** The calls of Node's WASI. They are set once a file has been handed over. */
  calls!: Preview1Functions;
  #memory: WebAssembly.Memory | undefined;
  #guest: GuestMemory | undefined;
  #standIn: number | undefined;

  constructor(
    private readonly table: Table,
    /** Hands over only files open for reading: our own preview1 must count the bytes written. */
    private readonly readsOnly: boolean,
  ) {}

  /** Makes Node's WASI work on `memory`. */
  attach(memory: WebAssembly.Memory): void {
    this.#memory = memory;
    this.#guest = new GuestMemory(memory);
  }

  /** Counts a call that our own preview1 answered, and hands the file over after enough of them. */
  count(fd: number): void {
    fd >>>= 0;
    const file = this.table.find(fd);
    if (fd >= MOST_NUMBERS || !(file instanceof OpenFile) || !procfs || !this.#mayHandOver(file)) return;
    if (++this.#calls[fd]! < CALLS_BEFORE) return;
    this.#calls[fd] = 0;
    this.numbers[fd] = this.#open(file);
    if (this.numbers[fd]! >= 0) this.#setOffset(fd, file);
  }

  /** Takes a file back from Node's WASI: copies its offset to our own preview1. */
  takeBack(fd: number): void {
    fd >>>= 0;
    const native = this.numbers[fd];
    if (native === undefined || native < 0) return;
    this.#readOffset(fd, native);
    this.forget(fd);
  }

  /** Closes a file in Node's WASI. */
  forget(fd: number): void {
    fd >>>= 0;
    const native = this.numbers[fd];
    if (native === undefined) return;
    this.#calls[fd] = 0;
    if (native < 0) return;
    this.numbers[fd] = NONE;
    this.calls.fd_close(native);
  }

  /** Copies the offsets of all files from Node's WASI to our own preview1. */
  readOffsets(): void {
    for (const [fd, native] of this.numbers.entries()) if (native >= 0) this.#readOffset(fd, native);
  }

  /** Closes all files in Node's WASI. */
  end(): void {
    for (const fd of this.numbers.keys()) this.forget(fd);
    if (this.calls) this.calls.fd_close(DESCRIPTORS);
    if (this.#standIn !== undefined) closeSync(this.#standIn);
    this.#standIn = undefined;
  }

  /** Opens one of our files in Node's WASI. Returns NONE if the system refuses. */
  #open({ fd, readable, writable, fdflags }: OpenFile): number {
    const native = (this.calls ??= this.#start());
    const rights =
      (readable ? Rights.FD_READ : 0n) | (writable ? Rights.FD_WRITE : 0n) | Rights.FD_SEEK | Rights.FD_TELL;
    return this.#lend((guest) => {
      const length = guest.bytes.write(String(fd), PATH);
      const errno = native.path_open(DESCRIPTORS, 0, PATH, length, 0, rights, 0n, fdflags & ~Fdflags.NONBLOCK, RESULT);
      return errno === Errno.SUCCESS ? guest.view.getUint32(RESULT, true) : NONE;
    });
  }

  #start(): Preview1Functions {
    const none = (this.#standIn ??= openSync(standIn, "r+"));
    const preopens = { "/": procfs! };
    const wasi = newNodeWasi({ version: "preview1", stdin: none, stdout: none, stderr: none, preopens });
    wasi.initialize({ exports: { memory: this.#memory! } });
    return wasi.wasiImport as unknown as Preview1Functions;
  }

  #setOffset(fd: number, { position }: OpenFile): void {
    if (BigInt(position) === 0n) return;
    const errno = this.#lend(() => this.calls.fd_seek(this.numbers[fd]!, BigInt(position), Whence.SET, RESULT));
    if (errno !== Errno.SUCCESS) this.forget(fd);
  }

  #readOffset(fd: number, native: number): void {
    const file = this.table.find(fd) as OpenFile;
    this.#lend((guest) => {
      if (this.calls.fd_tell(native, RESULT) === Errno.SUCCESS) {
        file.position = offset(guest.view.getBigUint64(RESULT, true));
      }
    });
  }

  /** Lends the start of the guest's memory to `use` and restores it, since Node's WASI only takes pointers into that memory. */
  #lend<T>(use: (guest: GuestMemory) => T): T {
    const guest = this.#guest!;
    const kept = Uint8Array.from(guest.bytes.subarray(0, 2 * PATH));
    try {
      return use(guest);
    } finally {
      guest.bytes.set(kept);
    }
  }

  /** Whether a file may be handed over. It must be a regular file with all its rights: only our own preview1 checks rights. */
  #mayHandOver({ filetype, base, writable }: OpenFile): boolean {
    return filetype === Filetype.REGULAR_FILE && base === Rights.ALL && !(writable && this.readsOnly);
  }
}
