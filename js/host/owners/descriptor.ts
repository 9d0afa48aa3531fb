import { isUint8Array } from "node:util/types";
import { SpecialTime } from "../../shared.js";
import { badOption } from "../errors.js";
import { fdflagsOf, flagsOf, type Flags } from "./flags.js";
import type { Library } from "../bridge/library.js";
import { wholeOf } from "./whole.js";
import { internal } from "./internal.js";
import { linesOf, type Lines } from "./lines.js";
import { readStat, type Stat } from "./stat.js";

/** What `seek` counts from. */
export type Whence = "set" | "cur" | "end";
const WHENCE = { set: 0, cur: 1, end: 2 } as const;

/** A time: nanoseconds since 1970, a Date, now, or what is there already. */
export type Time = bigint | Date | "now" | "omit";

/** The calls on a descriptor, which an owner and a borrow have. */
export abstract class Descriptor {
  /** The library in the instance that the handle belongs to. */
  protected abstract get library(): Library;
  /** The handle. Throws after the end of the owner or the borrow. */
  protected abstract get handle(): number;

  /** Only for calls on several descriptors: the handle, which must be of the instance that has `library`. */
  handleIn(library: Library): number {
    if (this.library !== library) throw badOption("the descriptor belongs to another instance");
    return this.handle;
  }

  /** Reads up to `length` bytes into `buffer` at index `at` and returns the number; 0 is the end of the file. `fd_read` */
  read(buffer: Uint8Array, at = 0, length = buffer.length - at): number {
    checkRange(buffer, at, length);
    return this.library.read(this.handle, buffer, at, length);
  }

  /** Reads at `offset`, in bytes from the start, and doesn't move the file's own offset. `fd_pread` */
  readAt(offset: number, buffer: Uint8Array, at = 0, length = buffer.length - at): number {
    checkRange(buffer, at, length);
    return this.library.readAt(this.handle, checkOffset(offset), buffer, at, length);
  }

  /** Reads from the file's offset to its end. Throws "again", and reads nothing, on a pipe with a writer. */
  readToEnd(): Uint8Array {
    return this.readRest(internal, false);
  }

  /** Only for `readToEnd` and `readFile`, which has just opened the file. */
  readRest(key: symbol, isJustOpened: boolean): Uint8Array {
    if (key !== internal) throw new TypeError("use readToEnd");
    const { handle } = this;
    const left = this.library.left(handle);
    if (left === undefined) this.library.call((io) => io.io_has_end(handle));
    return wholeOf(this, left, isJustOpened);
  }

  /** Reads from the file's offset to its end as UTF-8. Throws a TypeError if it isn't. */
  readToString(): string {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.readToEnd());
  }

  /**
   * The lines from the file's offset on, as UTF-8 and without their endings "\n" and "\r\n". More than the lines that
   * were taken may be read. Throws a TypeError at a line that isn't UTF-8. `for await` lets other work run between blocks,
   * and waits where a read of a pipe throws "again".
   */
  lines(): Lines {
    return linesOf(this);
  }

  /** Writes up to `length` bytes of `buffer` from index `at` and returns the number of bytes written. `fd_write` */
  write(buffer: Uint8Array, at = 0, length = buffer.length - at): number {
    checkRange(buffer, at, length);
    return this.library.write(this.handle, buffer, at, length);
  }

  /** Writes at `offset`, in bytes from the start, and doesn't move the file's own offset. `fd_pwrite` */
  writeAt(offset: number, buffer: Uint8Array, at = 0, length = buffer.length - at): number {
    checkRange(buffer, at, length);
    return this.library.writeAt(this.handle, checkOffset(offset), buffer, at, length);
  }

  /** Writes a whole buffer, or a text as UTF-8. */
  writeAll(data: string | Uint8Array): void {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    for (let at = 0; at < bytes.length;) at += this.write(bytes, at);
  }

  /** Moves the file's offset and returns it, in bytes from the start. `fd_seek` */
  seek(offset: number, whence: Whence = "set"): number {
    if (!Number.isSafeInteger(offset)) throw new RangeError(`${offset} is no offset: it must be an integer`);
    const { handle } = this;
    return this.library.call((io) => io.io_seek(handle, offset, WHENCE[whence]));
  }

  /** Returns the file's offset, in bytes from the start. `fd_tell` */
  tell(): number {
    const { handle } = this;
    return this.library.call((io) => io.io_tell(handle));
  }

  /** Returns what WASI knows of the file. `fd_filestat_get` */
  stat(): Stat {
    const { handle } = this;
    this.library.call((io) => io.io_stat(handle));
    return readStat(this.library);
  }

  /** Truncates the file to `size` bytes, or extends it with zeros. `fd_filestat_set_size` */
  setSize(size: number): void {
    const { handle } = this;
    this.library.call((io) => io.io_set_size(handle, checkOffset(size)));
  }

  /** Sets the times of the last access and the last modification. `fd_filestat_set_times` */
  setTimes(accessed: Time, modified: Time): void {
    const { handle } = this;
    this.library.call((io) => io.io_set_times(handle, nanoseconds(accessed), nanoseconds(modified)));
  }

  /** Returns the flags. `fd_fdstat_get` */
  flags(): Flags {
    const { handle } = this;
    return flagsOf(this.library.call((io) => io.io_flags(handle)));
  }

  /** Sets the named flags, for all clones, and returns the flags as they were before. `fd_fdstat_set_flags` */
  setFlags(flags: Partial<Flags>): Flags {
    const { handle } = this;
    const before = this.library.call((io) => io.io_flags(handle));
    this.library.call((io) => io.io_set_flags(handle, fdflagsOf(flags, before)));
    return flagsOf(before);
  }

  /** Returns whether both refer to the same object: a clone, or the same file opened twice. `fd_filestat_get` */
  isSame(other: Descriptor): boolean {
    const { handle } = this,
      there = other.handle;
    if (this.library === other.library) return this.library.call((io) => io.io_same(handle, there)) !== 0;
    const one = this.stat(),
      two = other.stat();
    return one.ino !== 0n && one.ino === two.ino && one.dev === two.dev;
  }

  /** Waits until the content and the attributes are on the device. `fd_sync` */
  sync(): void {
    const { handle } = this;
    this.library.call((io) => io.io_sync(handle));
  }

  /** Waits until the content is on the device. `fd_datasync` */
  datasync(): void {
    const { handle } = this;
    this.library.call((io) => io.io_datasync(handle));
  }
}

/** Throws a TypeError for what isn't a Uint8Array, and a RangeError for a range that isn't within the buffer. */
export function checkRange(buffer: Uint8Array, at: number, length: number): void {
  if (!isUint8Array(buffer)) throw new TypeError("the buffer must be a Uint8Array");
  if (Number.isInteger(at) && Number.isInteger(length) && at >= 0 && length >= 0 && at + length <= buffer.length)
    return;
  throw new RangeError(`${length} bytes from ${at} on are not in a buffer of ${buffer.length} bytes`);
}

function checkOffset(offset: number): number {
  if (Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw new RangeError(`${offset} is no offset: it must be an integer from 0 on`);
}

/** A time as WASI takes it. */
function nanoseconds(time: Time): bigint {
  if (time === "now") return SpecialTime.NOW;
  if (time === "omit") return SpecialTime.OMIT;
  const found = typeof time === "bigint" ? time : BigInt(time.getTime()) * 1_000_000n;
  const isSpecial = [SpecialTime.NOW, SpecialTime.OMIT].includes(BigInt.asUintN(64, found));
  if (isSpecial || found !== BigInt.asIntN(64, found))
    throw badOption(`the time ${found} can't be set: it must lie within 292 years of 1970`);
  return found;
}
