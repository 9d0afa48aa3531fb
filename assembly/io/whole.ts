// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import { hasMemory } from "../wasi/memory";
import { isUtf8 } from "../wasi/utf8";
import { UNEXPECTED_EOF } from "../result/reason";
import { errnoOf, fail, failAfter } from "../result/record";
import { AsFd } from "../fd";
import { ManagedResult, Result } from "../result";
import { failOn, handleOf, virtualOf } from "./raw";
import { bytesLeft } from "./stat";
import { readUnchecked, writeUnchecked } from "./read-write";

// Calls that continue until everything is read or written. A signal (EINTR) in between is not an error.

// @ts-ignore: decorator
@inline const CHUNK = 8192;

/** The most bytes that asc's memory manager allocates in one piece, without its own. */
// @ts-ignore: decorator
@inline const MOST: u32 = (1 << 30) - 64;

/** Writes all of `buffer`, which is borrowed. Fails with EIO if a write takes no bytes. */
// @ts-ignore: decorator
@borrows("fd")
export function writeAll<Fd extends AsFd>(fd: Fd, buffer: Uint8Array): Result<void> {
  return writeAllUnchecked<Fd>(fd, buffer.dataStart, buffer.length);
}

/** Writes all of a text, as UTF-8. */
// @ts-ignore: decorator
@borrows("fd")
export function writeString<Fd extends AsFd>(fd: Fd, text: string): Result<void> {
  const bytes = String.UTF8.encode(text);
  return writeAllUnchecked<Fd>(fd, changetype<usize>(bytes), bytes.byteLength);
}

/** Like `writeAll`, from `length` bytes of memory at `pointer`. */
// @ts-ignore: decorator
@unsafe @borrows("fd")
export function writeAllUnchecked<Fd extends AsFd>(fd: Fd, pointer: usize, length: u32): Result<void> {
  let done: u32 = 0;
  while (done < length) {
    const written = writeUnchecked<Fd>(fd, pointer + done, length - done);
    if (written.isErr) {
      if (errnoOf(written.code) == Errno.INTR) continue;
      return Result.err<void>(failAfter(written.code, done));
    }
    if (!written.value) return Result.err<void>(failAfter(failOn(handleOf<Fd>(fd), Errno.IO, "writeAll"), done));
    done += written.value;
  }
  return Result.done();
}

/**
 * Fills all of `buffer`, which is borrowed. Fails with UNEXPECTED_EOF if the file ends before that. The error's `transferred` says how
 * many bytes are in the buffer. From a pipe of this module whose writer is open it takes all or nothing: EAGAIN.
 */
// @ts-ignore: decorator
@borrows("fd")
export function readExact<Fd extends AsFd>(fd: Fd, buffer: Uint8Array): Result<void> {
  const handle = handleOf<Fd>(fd), file = virtualOf(handle);
  if (file !== null && file.isEndless && file.readable < buffer.length) {
    return Result.err<void>(failOn(handle, Errno.AGAIN, "readExact"));
  }
  let at: i32 = 0;
  while (at < buffer.length) {
    const count = readUnchecked<Fd>(fd, buffer.dataStart + at, buffer.length - at);
    if (count.isErr) {
      if (errnoOf(count.code) == Errno.INTR) continue;
      return Result.err<void>(failAfter(count.code, at));
    }
    if (!count.value) {
      return Result.err<void>(failAfter(fail(UNEXPECTED_EOF, "readExact"), at));
    }
    at += count.value;
  }
  return Result.done();
}

/**
 * Reads from the descriptor's offset to the end of the file. If it fails, the result's `partial` is what it had read. Fails
 * with EFBIG beyond 1 GiB, and with ENOMEM if there is no memory for the content.
 */
// @ts-ignore: decorator
@borrows("fd")
export function readToEnd<Fd extends AsFd>(fd: Fd): ManagedResult<Uint8Array> {
  const handle = handleOf<Fd>(fd);
  const file = virtualOf(handle);
  if (file !== null && file.isEndless) return ManagedResult.err<Uint8Array>(failOn(handle, Errno.AGAIN, "readToEnd"));
  let bytes = new ArrayBuffer(CHUNK);
  let length = 0;
  while (true) {
    if (length == bytes.byteLength) {
      const size = <u32>min<u64>(max<u64>(<u64>length << 1, <u64>length + bytesLeft(handle) + 1), MOST);
      if (<u32>length == MOST || !hasMemory(size)) {
        return partOf(failOn(handle, <u32>length == MOST ? Errno.FBIG : Errno.NOMEM, "readToEnd"), bytes, length);
      }
      const grown = new ArrayBuffer(size);
      memory.copy(changetype<usize>(grown), changetype<usize>(bytes), length);
      bytes = grown;
    }
    const count = readUnchecked<Fd>(fd, changetype<usize>(bytes) + length, bytes.byteLength - length);
    if (count.isErr) {
      if (errnoOf(count.code) == Errno.INTR) continue;
      return partOf(count.code, bytes, length);
    }
    if (!count.value) return ManagedResult.ok<Uint8Array>(Uint8Array.wrap(bytes, 0, length));
    length += count.value;
  }
}

function partOf(error: i32, bytes: ArrayBuffer, length: i32): ManagedResult<Uint8Array> {
  if (!length) return ManagedResult.err<Uint8Array>(error);
  return ManagedResult.partial<Uint8Array>(failAfter(error, length), Uint8Array.wrap(bytes, 0, length));
}

/** Reads from the descriptor's offset to the end of the file as UTF-8. Fails with EILSEQ if it isn't UTF-8. */
// @ts-ignore: decorator
@borrows("fd")
export function readToString<Fd extends AsFd>(fd: Fd): ManagedResult<string> {
  const bytes = readToEnd<Fd>(fd);
  if (bytes.isErr) return ManagedResult.err<string>(bytes.code);
  const array = bytes.value;
  if (!isUtf8(array.dataStart, array.length)) {
    return ManagedResult.err<string>(failAfter(fail(Errno.ILSEQ, "readToString", "the file is not UTF-8"), array.length));
  }
  return ManagedResult.ok<string>(String.UTF8.decodeUnsafe(array.dataStart, array.length));
}
