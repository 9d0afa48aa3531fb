// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import { isUtf8 } from "../wasi/utf8";
import { errnoOf, fail } from "../result/record";
import { AsFd } from "../fd";
import { ManagedResult, Result } from "../result";
import { failOn, handleOf, virtualOf } from "./raw";
import { readUnchecked, writeUnchecked } from "./read-write";

// Calls that go on until all is read or written. A signal (EINTR) in between is not an error.

// @ts-ignore: decorator
@inline const CHUNK = 8192;

/** Writes all of `buffer`, which is borrowed. `WRITEZERO` doesn't exist in WASI: a write of nothing is EIO. */
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

/** As `writeAll`, from `length` bytes of memory at `pointer`. */
// @ts-ignore: decorator
@unsafe @borrows("fd")
export function writeAllUnchecked<Fd extends AsFd>(fd: Fd, pointer: usize, length: u32): Result<void> {
  while (length) {
    const written = writeUnchecked<Fd>(fd, pointer, length);
    if (written.isErr) {
      if (errnoOf(written.code) == Errno.INTR) continue;
      return Result.err<void>(written.code);
    }
    if (!written.value) return Result.err<void>(failOn(handleOf<Fd>(fd), Errno.IO, "writeAll"));
    pointer += written.value;
    length -= written.value;
  }
  return Result.done();
}

/** Fills all of `buffer`, which is borrowed. An end of the file before that is EIO. */
// @ts-ignore: decorator
@borrows("fd")
export function readExact<Fd extends AsFd>(fd: Fd, buffer: Uint8Array): Result<void> {
  let at: i32 = 0;
  while (at < buffer.length) {
    const count = readUnchecked<Fd>(fd, buffer.dataStart + at, buffer.length - at);
    if (count.isErr) {
      if (errnoOf(count.code) == Errno.INTR) continue;
      return Result.err<void>(count.code);
    }
    if (!count.value) {
      return Result.err<void>(fail(Errno.IO, "readExact", "the file ended before the buffer was full"));
    }
    at += count.value;
  }
  return Result.done();
}

/** Reads from the descriptor's offset to the end of the file. */
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
      const grown = new ArrayBuffer(length << 1);
      memory.copy(changetype<usize>(grown), changetype<usize>(bytes), length);
      bytes = grown;
    }
    const count = readUnchecked<Fd>(fd, changetype<usize>(bytes) + length, bytes.byteLength - length);
    if (count.isErr) {
      if (errnoOf(count.code) == Errno.INTR) continue;
      return ManagedResult.err<Uint8Array>(count.code);
    }
    if (!count.value) return ManagedResult.ok<Uint8Array>(Uint8Array.wrap(bytes, 0, length));
    length += count.value;
  }
}

/** Reads from the descriptor's offset to the end of the file, as UTF-8. Bytes that aren't are EILSEQ. */
// @ts-ignore: decorator
@borrows("fd")
export function readToString<Fd extends AsFd>(fd: Fd): ManagedResult<string> {
  const bytes = readToEnd<Fd>(fd);
  if (bytes.isErr) return ManagedResult.err<string>(bytes.code);
  const array = bytes.value;
  if (!isUtf8(array.dataStart, array.length)) {
    return ManagedResult.err<string>(fail(Errno.ILSEQ, "readToString", "the file is not UTF-8"));
  }
  return ManagedResult.ok<string>(String.UTF8.decodeUnsafe(array.dataStart, array.length));
}
