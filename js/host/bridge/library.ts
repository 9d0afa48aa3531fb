import { Chunk, type Errno } from "../../shared.js";
import type { Observer } from "../../trace/observer.js";
import { alreadyOwned, badModule, ended, IoError, LimitError, TrapError } from "../errors.js";
import { moved, place } from "./checked.js";
import type { Instance } from "./instance.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import type { Leak } from "../wasi-common/leaks.js";
import type { DirectFiles } from "../wasi-common/wasi.js";
import { GuestLocks } from "./guest-locks.js";
import { HandleTable } from "./handle-table.js";
import type { LibraryExports } from "./library-exports.js";
import { endLocksOf, withLocks } from "./locks.js";

/** The initial size of the buffer, and the most bytes that one read or write moves. */
const FIRST: number = Chunk.COPY;
const MOST: number = Chunk.CALL;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What observes an instance. */
export interface Observing {
  readonly observer: Observer;
  /** Called after the end of the instance. `isTrap`: the caller gets an error already. */
  end(reason: string, isTrap: boolean): void;
}

/**
 * The library inside an instance. It makes the calls, holds the buffer through which bytes pass, and throws errors as
 * exceptions. A trap closes everything that the instance has open, and every later call fails.
 */
export class Library {
  readonly #instance: Instance;
  readonly #exports: LibraryExports;
  readonly #memory: LinearMemory;
  readonly #direct: DirectFiles | undefined;
  readonly #onLeak: ((leaks: Leak[]) => void) | undefined;
  #table: HandleTable | undefined;
  /** The locks that the module's code holds. */
  readonly locks: GuestLocks;
  /** The handles that have an owner on this side, as the exports return them. */
  readonly #owned = new Set<number>();
  readonly #observing: Observing | undefined;
  #end: string | undefined;
  /** The buffer. Its length is 0 after the memory has grown. */
  #bytes = new Uint8Array(0);

  /** `onTrap` gets what a trap has thrown, and may change its stack. */
  constructor(
    instance: Instance,
    onLeak: ((leaks: Leak[]) => void) | undefined,
    observing?: Observing,
    private readonly onTrap?: (error: unknown) => void,
  ) {
    this.#instance = instance;
    this.#exports = instance.exports as unknown as LibraryExports;
    this.#memory = instance.memory;
    this.#direct = instance.direct;
    this.#onLeak = onLeak;
    this.#observing = observing;
    this.locks = new GuestLocks(this, this.#exports, this.#memory);
  }

  /** Calls the library in the module. `work` gets the library's exports; a result below zero is thrown as an IoError. */
  call(work: (io: LibraryExports) => number): number {
    this.#room(0);
    const result = this.run(() => work(this.#exports));
    if (result < 0) throw this.#error(result);
    return result;
  }

  /** Like `call`, but returns false instead of throwing an IoError with `errno`. */
  unless(errno: Errno, work: (io: LibraryExports) => number): boolean {
    this.#room(0);
    const result = this.run(() => work(this.#exports));
    if (result >= 0) return true;
    if (this.run(() => this.#exports.io_error_errno(result)) === errno) return false;
    throw this.#error(result);
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

  /** Calls an exported function of the module. Locks are synchronized before and after, so both sides know all of them. */
  runOwn<T>(work: () => T): T {
    return withLocks(this.locks, () => this.run(work));
  }

  /**
   * Reads into `target`. A file of the host is read without a call into the module; what that can't do, the module's own
   * call does, with the same result. This is the hot path, so it creates no closure and no view.
   */
  read(handle: number, target: Uint8Array, at: number, length: number): number {
    const wanted = length < MOST ? length : MOST;
    const direct = this.#direct?.read(this.#rawOf(handle), target, at, wanted) ?? -1;
    if (direct >= 0) return direct;
    const bytes = this.#room(wanted);
    let count: number;
    try {
      count = this.#exports.io_read(handle, wanted);
    } catch (error) {
      throw this.#failed(error);
    }
    if (count < 0) throw this.#error(count);
    this.#copyOut(bytes, target, at, moved(count, wanted));
    return count;
  }

  /** Reads into `target` from an offset of the file. */
  readAt(handle: number, offset: number, target: Uint8Array, at: number, length: number): number {
    const wanted = length < MOST ? length : MOST;
    const direct = this.#direct?.readAt(this.#rawOf(handle), offset, target, at, wanted) ?? -1;
    if (direct >= 0) return direct;
    const bytes = this.#room(wanted);
    const count = this.call((io) => io.io_read_at(handle, offset, wanted));
    this.#copyOut(bytes, target, at, moved(count, wanted));
    return count;
  }

  /** Writes from `source`. */
  write(handle: number, source: Uint8Array, at: number, length: number): number {
    const direct = this.#direct?.write(this.#rawOf(handle), source, at, length < MOST ? length : MOST) ?? -1;
    if (direct >= 0) return direct;
    const count = this.#copyIn(source, at, length);
    let written: number;
    try {
      written = this.#exports.io_write(handle, count);
    } catch (error) {
      throw this.#failed(error);
    }
    if (written < 0) throw this.#error(written);
    return moved(written, count);
  }

  /** Writes from `source` to an offset of the file. */
  writeAt(handle: number, offset: number, source: Uint8Array, at: number, length: number): number {
    const most = length < MOST ? length : MOST;
    const direct = this.#direct?.writeAt(this.#rawOf(handle), offset, source, at, most) ?? -1;
    if (direct >= 0) return direct;
    const count = this.#copyIn(source, at, length);
    return moved(
      this.call((io) => io.io_write_at(handle, offset, count)),
      count,
    );
  }

  /** Returns about how many bytes are left in a file of the host; undefined for any other descriptor. */
  left(handle: number): number | undefined {
    const left = this.#direct?.left(this.#rawOf(handle)) ?? -1;
    return left < 0 ? undefined : left;
  }

  /** Receives from a socket into `target`. */
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
    this.#copyOut(bytes, target, at, moved(count, wanted));
    return { length: count, truncated: this.call((io) => io.io_was_truncated()) !== 0 };
  }

  /** Sends from `source` to a socket. */
  send(handle: number, source: Uint8Array, at: number, length: number): number {
    const count = this.#copyIn(source, at, length);
    return moved(
      this.call((io) => io.io_send(handle, count)),
      count,
    );
  }

  /** Writes a text into the buffer, and returns its length in bytes. */
  put(text: string): number {
    return encode(text, this.#room(text.length * UTF8_OF_UTF16), 0);
  }

  /** Writes two texts into the buffer one after the other, and returns the length of each in bytes. */
  putBoth(first: string, second: string): [number, number] {
    const bytes = this.#room((first.length + second.length) * UTF8_OF_UTF16);
    const length = encode(first, bytes, 0);
    return [length, encode(second, bytes, length)];
  }

  /** Copies bytes into the buffer. */
  putBytes(bytes: Uint8Array): void {
    this.#room(bytes.length).set(bytes);
  }

  /** Returns the text that the last call returned, given its length. */
  text(length: number): string {
    const pointer = this.run(() => this.#exports.io_text());
    return decoder.decode(new Uint8Array(this.#memory.buffer, place(this.#memory, pointer, length), length));
  }

  /** Makes room in the buffer for a call that uses `size` bytes. */
  reserve(size: number): void {
    this.#room(size);
  }

  /** Returns the first `length` bytes of the buffer, which are valid until the next call. */
  view(length: number): DataView {
    const { buffer, byteOffset } = this.#room(length);
    return new DataView(buffer, byteOffset, length);
  }

  /** Returns a copy of the first `length` bytes of the buffer. */
  bytes(length: number): Uint8Array {
    return this.#room(length).slice(0, length);
  }

  /** Returns the two handles that the last call wrote to the buffer. */
  handles(): [number, number] {
    const view = this.view(8);
    return [view.getUint32(0, true), view.getUint32(4, true)];
  }

  /** Returns the descriptors that the module has open. */
  leaks(): Leak[] {
    return this.#end === undefined ? this.#instance.leaks() : [];
  }

  /** Notes that a handle has an owner on this side. Fails with a HostError where it has one already. */
  own(handle: number): void {
    if (this.#owned.has(handle | 0)) throw alreadyOwned(handle);
    this.#owned.add(handle | 0);
    this.#observing?.observer.side(handle, true);
  }

  /** Notes that a handle has no owner on this side any more. */
  disown(handle: number): void {
    this.#owned.delete(handle | 0);
    this.#observing?.observer.side(handle, false);
  }

  /** Returns whether the handle is live in the module's table. */
  isLive(handle: number): boolean {
    return this.#end === undefined && this.run(() => this.#exports.io_is_live(handle)) !== 0;
  }

  /** The reason why the instance ended; undefined while it runs. */
  get end(): string | undefined {
    return this.#end;
  }

  /** Ends the instance: closes everything that it has open in this process. Returns what its code had left open. */
  sweep(reason: string, isTrap = false): Leak[] {
    if (this.#end !== undefined) return [];
    this.#end = reason;
    endLocksOf(this.locks);
    const leaks = this.#instance.sweep();
    try {
      if (leaks.length > 0) this.#onLeak?.(leaks);
    } finally {
      this.#observing?.end(reason, isTrap);
    }
    return leaks;
  }

  /** Returns the raw fd of a handle; below zero where only the module's own call can answer. */
  #rawOf(handle: number): number {
    if (this.#end !== undefined) throw ended(this.#end);
    const { io_table } = this.#exports;
    if (typeof io_table !== "function") return -1; // made from an earlier version of the library
    this.#table ??= new HandleTable(
      this.#memory,
      this.run(() => io_table()),
    );
    return this.#table.rawOf(handle);
  }

  /** Returns the buffer, with room for `size` bytes. */
  #room(size: number): Uint8Array {
    if (this.#end !== undefined) throw ended(this.#end);
    if (this.#bytes.length < size || this.#bytes.length === 0) {
      if (typeof this.#exports.io_buffer !== "function") throw noLibrary();
      const capacity = Math.max(size, FIRST);
      const pointer = this.run(() => this.#exports.io_buffer(capacity));
      this.#bytes = new Uint8Array(this.#memory.buffer, place(this.#memory, pointer, capacity), capacity);
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

  /** Converts what a call threw to the error that the instance's `call` throws for it. */
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
    if (error instanceof TrapError) this.onTrap?.(error);
    if (error instanceof TrapError || error instanceof LimitError) this.sweep(error.message, true);
    return error;
  }

  #error(error: number): IoError {
    const of = (ask: (io: LibraryExports) => number): number => this.run(() => ask(this.#exports));
    const text = (length: number) => (length < 0 ? undefined : this.text(length));
    return new IoError(
      of((io) => io.io_error_errno(error)) as Errno,
      text(of((io) => io.io_error_operation(error))) || "a call",
      text(of((io) => io.io_error_path(error))),
      text(of((io) => io.io_error_detail(error))),
    );
  }
}

/** The most bytes of UTF-8 for a unit of UTF-16. */
const UTF8_OF_UTF16 = 3;
/** The longest text that is faster encoded here. */
const SHORT = 64;

/** Encodes a text as UTF-8 into `bytes` at `at`, and returns the number of bytes. */
function encode(text: string, bytes: Uint8Array, at: number): number {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f || length > SHORT) return encoder.encodeInto(text, bytes.subarray(at)).written;
    bytes[at + i] = unit;
  }
  return length;
}

/** Every call needs the buffer first, so a module without the library is detected here. */
function noLibrary(): Error {
  return badModule(
    "the module doesn't export the library's calls: add " +
      '`export * from "as-io-lifetimes/assembly/bridge";` to its entry file',
  );
}
