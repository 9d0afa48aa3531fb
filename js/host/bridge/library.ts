import { Chunk, type Errno } from "../../shared.js";
import { badModule, ended, IoError, LimitError, TrapError } from "../errors.js";
import type { Instance } from "./instance.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import type { Leak } from "../wasi-common/leaks.js";
import { GuestLocks } from "./guest-locks.js";
import type { LibraryExports } from "./library-exports.js";
import { endLocksOf, withLocks } from "./locks.js";

/** The first size of the buffer, and the most that one read or write moves. */
const FIRST: number = Chunk.COPY;
const MOST: number = Chunk.CALL;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The library inside an instance: its calls, the buffer that bytes pass through, and its errors as exceptions.
 * After a trap nothing of the instance stays open, and every further call is refused.
 */
export class Library {
  readonly #instance: Instance;
  readonly #exports: LibraryExports;
  readonly #memory: LinearMemory;
  readonly #onLeak: ((leaks: Leak[]) => void) | undefined;
  /** What the module's code has locked. */
  readonly locks: GuestLocks;
  #end: string | undefined;
  /** The buffer. Its length is 0 when the memory grew under it. */
  #bytes = new Uint8Array(0);

  constructor(instance: Instance, onLeak: ((leaks: Leak[]) => void) | undefined) {
    this.#instance = instance;
    this.#exports = instance.exports as unknown as LibraryExports;
    this.#memory = instance.memory;
    this.#onLeak = onLeak;
    this.locks = new GuestLocks(this, this.#exports, this.#memory);
  }

  /** Calls into the module. `work` gets the library's exports; what it gives below zero is thrown as an IoError. */
  call(work: (io: LibraryExports) => number): number {
    this.#room(0);
    const result = this.run(() => work(this.#exports));
    if (result < 0) throw this.#error(result);
    return result;
  }

  /** Calls into the module. A trap ends the instance. */
  run<T>(work: () => T): T {
    if (this.#end !== undefined) throw ended(this.#end);
    try {
      return this.#instance.call(work);
    } catch (error) {
      throw this.#trapped(error);
    }
  }

  /** Calls a function of the module's own. What its code has locked, and what others have, is known there and here. */
  runOwn<T>(work: () => T): T {
    return withLocks(this.locks, () => this.run(work));
  }

  /** Reads into `target`. The hot path: no closure, no view. */
  read(handle: number, target: Uint8Array, at: number, length: number): number {
    const wanted = length < MOST ? length : MOST;
    const bytes = this.#room(wanted);
    let count: number;
    try {
      count = this.#exports.io_read(handle, wanted);
    } catch (error) {
      throw this.#failed(error);
    }
    if (count < 0) throw this.#error(count);
    this.#copyOut(bytes, target, at, count);
    return count;
  }

  /** Reads into `target` at an offset of the file. */
  readAt(handle: number, offset: number, target: Uint8Array, at: number, length: number): number {
    const wanted = length < MOST ? length : MOST;
    const bytes = this.#room(wanted);
    const count = this.call((io) => io.io_read_at(handle, offset, wanted));
    this.#copyOut(bytes, target, at, count);
    return count;
  }

  /** Writes from `source`. */
  write(handle: number, source: Uint8Array, at: number, length: number): number {
    const count = this.#copyIn(source, at, length);
    let written: number;
    try {
      written = this.#exports.io_write(handle, count);
    } catch (error) {
      throw this.#failed(error);
    }
    if (written < 0) throw this.#error(written);
    return written;
  }

  /** Writes from `source` at an offset of the file. */
  writeAt(handle: number, offset: number, source: Uint8Array, at: number, length: number): number {
    const count = this.#copyIn(source, at, length);
    return this.call((io) => io.io_write_at(handle, offset, count));
  }

  /** Receives into `target` from a socket. */
  recv(
    handle: number,
    target: Uint8Array,
    at: number,
    length: number,
    flags: number,
  ): { length: number; truncated: boolean } {
    const wanted = length < MOST ? length : MOST;
    const bytes = this.#room(wanted);
    const count = this.call((io) => io.io_recv(handle, wanted, flags));
    this.#copyOut(bytes, target, at, count);
    return { length: count, truncated: this.call((io) => io.io_was_truncated()) !== 0 };
  }

  /** Sends from `source` to a socket. */
  send(handle: number, source: Uint8Array, at: number, length: number): number {
    const count = this.#copyIn(source, at, length);
    return this.call((io) => io.io_send(handle, count));
  }

  /** Puts texts into the buffer, one behind the other, and gives the bytes of each. */
  put(...texts: string[]): number[] {
    const encoded = texts.map((text) => encoder.encode(text));
    const bytes = this.#room(encoded.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const text of encoded) {
      bytes.set(text, at);
      at += text.length;
    }
    return encoded.map(({ length }) => length);
  }

  /** Puts bytes into the buffer. */
  putBytes(bytes: Uint8Array): void {
    this.#room(bytes.length).set(bytes);
  }

  /** The text that the last call gave, by its length. */
  text(length: number): string {
    const pointer = this.#exports.io_text() >>> 0;
    return decoder.decode(new Uint8Array(this.#memory.buffer, pointer, length));
  }

  /** Makes room in the buffer for a call on `size` bytes. */
  reserve(size: number): void {
    this.#room(size);
  }

  /** A copy of the first bytes of the buffer. */
  bytes(length: number): Uint8Array {
    return this.#room(length).slice(0, length);
  }

  /** The two handles that the last call put into the buffer. */
  handles(): [number, number] {
    const { buffer, byteOffset } = this.#room(8);
    const [first, second] = new Uint32Array(buffer, byteOffset, 2);
    return [first!, second!];
  }

  /** What the module has open now. */
  leaks(): Leak[] {
    return this.#end === undefined ? this.#instance.leaks() : [];
  }

  /** Why the instance is gone, or undefined. */
  get end(): string | undefined {
    return this.#end;
  }

  /** Ends the instance: closes everything that it has open in this process. Gives what its code had left open. */
  sweep(reason: string): Leak[] {
    if (this.#end !== undefined) return [];
    this.#end = reason;
    endLocksOf(this.locks);
    const leaks = this.#instance.sweep();
    if (leaks.length > 0) this.#onLeak?.(leaks);
    return leaks;
  }

  /** The buffer, with room for `size` bytes. */
  #room(size: number): Uint8Array {
    if (this.#end !== undefined) throw ended(this.#end);
    if (this.#bytes.length < size || this.#bytes.length === 0) {
      if (typeof this.#exports.io_buffer !== "function") throw noLibrary();
      const capacity = Math.max(size, FIRST);
      const pointer = this.run(() => this.#exports.io_buffer(capacity)) >>> 0;
      this.#bytes = new Uint8Array(this.#memory.buffer, pointer, capacity);
    }
    return this.#bytes;
  }

  #copyOut(bytes: Uint8Array, target: Uint8Array, at: number, count: number): void {
    if (bytes.length === 0) bytes = this.#room(count); // the memory grew during the call
    if (count > 64) target.set(bytes.subarray(0, count), at);
    else for (let i = 0; i < count; i++) target[at + i] = bytes[i]!;
  }

  #copyIn(source: Uint8Array, at: number, length: number): number {
    const count = length < MOST ? length : MOST;
    const bytes = this.#room(count);
    if (count > 64) bytes.set(source.subarray(at, at + count));
    else for (let i = 0; i < count; i++) bytes[i] = source[at + i]!;
    return count;
  }

  /** What a call threw, as the instance's `call` has it. */
  #failed(error: unknown): unknown {
    try {
      return this.#instance.call(() => {
        throw error;
      });
    } catch (known) {
      return this.#trapped(known);
    }
  }

  #trapped(error: unknown): unknown {
    if (error instanceof TrapError || error instanceof LimitError) this.sweep(error.message);
    return error;
  }

  #error(error: number): IoError {
    const text = (length: number) => (length < 0 ? undefined : this.text(length));
    const io = this.#exports;
    return new IoError(
      io.io_error_errno(error) as Errno,
      text(io.io_error_operation(error)) || "a call",
      text(io.io_error_path(error)),
      text(io.io_error_detail(error)),
    );
  }
}

/** Every call needs the buffer first, so this is where a module without the library is noticed. */
function noLibrary(): Error {
  return badModule(
    "the module doesn't export the library's calls: let its entry file say " +
      '`export * from "as-io-lifetimes/assembly/bridge";`',
  );
}
