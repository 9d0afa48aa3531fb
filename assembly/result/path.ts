// @trusted: a result is a number that owns, made and taken apart here
import { encodeText } from "../wasi/utf8";

/**
 * A path on its way to WASI: UTF-8 bytes behind a small head, in one heap block that has one owner. A call that
 * fails leaves it to the error, one that opens something to the description, and the others free it.
 *
 *     0        4     8       12      16
 *     | length | dir | start | errno | bytes …
 */
@unmanaged
@final
export class Path {
  /** Bytes in the path. */
  length: u32;
  /** The handle of the directory that the path is relative to. */
  dir: u32;
  /** Where the part that is relative to `dir` starts. */
  start: u32;
  /** Why the path can't be given to WASI at all, or 0. */
  errno: u32;

  /** Encodes a path. */
  static encode(text: string): Path {
    const path = Path.allocate(<u32>text.length * 3);
    path.end(<u32>(encodeText(path.bytes, text) - path.bytes));
    return path;
  }

  /** A path of `length` bytes of UTF-8, which are copied. */
  static of(bytes: usize, length: u32): Path {
    const path = Path.allocate(length);
    memory.copy(path.bytes, bytes, length);
    path.end(length);
    return path;
  }

  /** A copy, or null of null. */
  static copy(path: Path | null): Path | null {
    if (path === null) return null;
    return Path.of(path.bytes, path.length);
  }

  /** Frees a path, which is owned, or nothing. */
  static free(path: Path | null): void {
    if (path !== null) heap.free(changetype<usize>(path));
  }

  private static allocate(room: u32): Path {
    const path = changetype<Path>(heap.alloc(offsetof<Path>() + room + 1));
    path.dir = 0;
    path.start = 0;
    path.errno = 0;
    return path;
  }

  /** Ends the bytes with a "." that is not part of them: the relative path of `dir` itself. */
  private end(length: u32): void {
    this.length = length;
    store<u8>(this.bytes + length, 46);
  }

  /** Where the bytes are. */
  // @ts-ignore: decorator
  @inline
  get bytes(): usize {
    return changetype<usize>(this) + offsetof<Path>();
  }

  /** Where the bytes are that WASI is given. */
  // @ts-ignore: decorator
  @inline
  get relative(): usize {
    return this.bytes + this.start;
  }

  /** How many bytes WASI is given. */
  // @ts-ignore: decorator
  @inline
  get relativeLength(): u32 {
    return this.start == this.length ? 1 : this.length - this.start;
  }

  toString(): string {
    return String.UTF8.decodeUnsafe(this.bytes, this.length);
  }
}
