import { ExitError } from "../../js/host/errors.js";
import type { WasiOptions } from "../../js/host/wasi-common/options.js";
import type { Wasi } from "../../js/host/wasi-common/wasi.js";
import { callsModule } from "./calls-module.js";
import { newWasi } from "./engine.js";

const module = new WebAssembly.Module(callsModule());

/** Where texts, structs and results are put. The memory has two pages. */
const FIRST = 1024;
export const SECOND = 9216;
export const IOVEC = 20_000;
export const DATA = 32_768;
export const RESULT = 100_000;
export const END = 1 << 17;

type Argument = number | bigint;

/** A guest that is called from here and calls preview1 from WebAssembly, as any guest does. */
export class RawGuest {
  readonly wasi: Wasi;
  readonly memory: WebAssembly.Memory;
  readonly #exports: Record<string, (...args: Argument[]) => number>;

  constructor(options: WasiOptions = {}) {
    this.wasi = newWasi({ stdin: "ignore", stdout: "ignore", stderr: "ignore", ...options });
    const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: this.wasi.imports as never });
    this.memory = instance.exports["memory"] as WebAssembly.Memory;
    this.#exports = instance.exports as never;
    this.wasi.attach(this.memory);
  }

  get view(): DataView {
    return new DataView(this.memory.buffer);
  }

  get bytes(): Buffer {
    return Buffer.from(this.memory.buffer);
  }

  /** Calls a function of preview1; gives its errno, or undefined where it ended the program as it may. */
  call(name: string, ...args: Argument[]): number | undefined {
    try {
      return this.#exports[name]!(...args);
    } catch (error) {
      if (error instanceof ExitError) return undefined;
      throw error;
    }
  }

  /** Puts a text into the memory; gives its address and length. */
  text(text: string, at = FIRST): [number, number] {
    return [at, this.bytes.write(text, at)];
  }

  /** Puts an iovec for `size` bytes at DATA into the memory; gives its address and the count of 1. */
  iovec(size: number, at = DATA): [number, number] {
    this.view.setUint32(IOVEC, at, true);
    this.view.setUint32(IOVEC + 4, size, true);
    return [IOVEC, 1];
  }

  /** Opens a path; gives the descriptor or the errno as a negative number. */
  open(path: string, { dir = 3, follow = 1, oflags = 0, rights = READING, fdflags = 0 } = {}): number {
    const inheriting = oflags & 2 ? ALL : 0n;
    return this.number("path_open", dir, follow, ...this.text(path), oflags, rights, inheriting, fdflags, RESULT);
  }

  read(fd: number, size = 100): string | number {
    const count = this.number("fd_read", fd, ...this.iovec(size), RESULT);
    return count < 0 ? count : this.bytes.toString("utf8", DATA, DATA + count);
  }

  write(fd: number, text: string): number {
    this.bytes.write(text, DATA);
    return this.number("fd_write", fd, ...this.iovec(Buffer.byteLength(text)), RESULT);
  }

  /** Calls a function whose result of 32 bits is at RESULT. */
  number(name: string, ...args: Argument[]): number {
    const errno = this.call(name, ...args)!;
    return errno ? -errno : this.view.getUint32(RESULT, true);
  }

  /** Calls a function whose result of 64 bits is at RESULT. */
  bigint(name: string, ...args: Argument[]): bigint {
    const errno = this.call(name, ...args)!;
    return errno ? BigInt(-errno) : this.view.getBigUint64(RESULT, true);
  }
}

const bits = (...numbers: number[]) => numbers.reduce((all, bit) => all | (1n << BigInt(bit)), 0n);

/** Rights that apply to files, for reading and for both; those of a directory; and all that it can pass on. */
export const READING = bits(1, 2, 3, 5, 21, 27);
export const WRITING = READING | bits(0, 4, 6, 7, 8, 22, 23);
export const OF_DIRECTORY = 0xfbffe00n;
export const ALL = OF_DIRECTORY | WRITING;
