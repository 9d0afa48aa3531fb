// @trusted: passes raw descriptors to WASI
import { fd_pread, fd_pwrite, fd_read, fd_write } from "../table";
import { Errno } from "../shared/errno";
import { trap } from "../wasi/trap";
import { Ciovec } from "../wasi/structs";
import { AsFd } from "../fd";
import { Result } from "../result";
import { failOn, handleOf, rawFd } from "./raw";

// The hot calls. They allocate nothing: the vectors and the size that WASI writes have a place of their own in
// static memory, and the result is one number. A read or write may be short, as in WASI; see `whole.ts` for
// calls that continue until everything is done. Each gets the raw fd first: the `asFd` of a user's class may do I/O too.

// @ts-ignore: decorator
@inline const VECTORS = 64;

// @ts-ignore: decorator
@lazy const vectors = memory.data(VECTORS * offsetof<Ciovec>(), 8);
// @ts-ignore: decorator
@lazy const size = memory.data(4, 4);

/**
 * Reads up to `length` bytes into `buffer`, which is borrowed, at `at`. Returns the number of bytes read; 0 is
 * the end of the file. Traps if the range is not in the buffer. `fd_read`
 */
// @ts-ignore: decorator
@borrows("fd")
export function read<Fd extends AsFd>(fd: Fd, buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
  return readUnchecked<Fd>(fd, range(buffer, at, length), length);
}

/** Like `read`, into `length` bytes of memory at `pointer`. `fd_read` */
// @ts-ignore: decorator
@unsafe @inline @borrows("fd")
export function readUnchecked<Fd extends AsFd>(fd: Fd, pointer: usize, length: u32): Result<i32> {
  const raw = rawFd<Fd>(fd);
  one(pointer, length);
  return sized<Fd>(fd, fd_read(raw, vectors, 1, size), "read");
}

/** Writes from `buffer`, which is borrowed. Returns the number of bytes written. `fd_write` */
// @ts-ignore: decorator
@borrows("fd")
export function write<Fd extends AsFd>(fd: Fd, buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
  return writeUnchecked<Fd>(fd, range(buffer, at, length), length);
}

/** Like `write`, from `length` bytes of memory at `pointer`. `fd_write` */
// @ts-ignore: decorator
@unsafe @inline @borrows("fd")
export function writeUnchecked<Fd extends AsFd>(fd: Fd, pointer: usize, length: u32): Result<i32> {
  const raw = rawFd<Fd>(fd);
  one(pointer, length);
  return sized<Fd>(fd, fd_write(raw, vectors, 1, size), "write");
}

/** Reads at `offset`, in bytes from the start of the file, and doesn't change the descriptor's own offset. `fd_pread` */
// @ts-ignore: decorator
@borrows("fd")
export function readAt<Fd extends AsFd>(
  fd: Fd, offset: u64, buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at,
): Result<i32> {
  return readAtUnchecked<Fd>(fd, offset, range(buffer, at, length), length);
}

/** Like `readAt`, into `length` bytes of memory at `pointer`. `fd_pread` */
// @ts-ignore: decorator
@unsafe @inline @borrows("fd")
export function readAtUnchecked<Fd extends AsFd>(fd: Fd, offset: u64, pointer: usize, length: u32): Result<i32> {
  const raw = rawFd<Fd>(fd);
  one(pointer, length);
  return sized<Fd>(fd, outOfRange(offset) || fd_pread(raw, vectors, 1, offset, size), "readAt");
}

/** Writes at `offset`, in bytes from the start of the file, and doesn't change the descriptor's own offset. `fd_pwrite` */
// @ts-ignore: decorator
@borrows("fd")
export function writeAt<Fd extends AsFd>(
  fd: Fd, offset: u64, buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at,
): Result<i32> {
  return writeAtUnchecked<Fd>(fd, offset, range(buffer, at, length), length);
}

/** Like `writeAt`, from `length` bytes of memory at `pointer`. `fd_pwrite` */
// @ts-ignore: decorator
@unsafe @inline @borrows("fd")
export function writeAtUnchecked<Fd extends AsFd>(fd: Fd, offset: u64, pointer: usize, length: u32): Result<i32> {
  const raw = rawFd<Fd>(fd);
  one(pointer, length);
  return sized<Fd>(fd, outOfRange(offset) || fd_pwrite(raw, vectors, 1, offset, size), "writeAt");
}

/**
 * Reads into the buffers one after the other, in one call. They are borrowed; of more than 64 the first 64 are
 * used. `fd_read`
 */
// @ts-ignore: decorator
@borrows("fd")
export function readVectored<Fd extends AsFd>(fd: Fd, buffers: Uint8Array[]): Result<i32> {
  const raw = rawFd<Fd>(fd);
  const count = many(buffers);
  return sized<Fd>(fd, fd_read(raw, vectors, count, size), "readVectored");
}

/** Writes the buffers one after the other, in one call; of more than 64 the first 64. `fd_write` */
// @ts-ignore: decorator
@borrows("fd")
export function writeVectored<Fd extends AsFd>(fd: Fd, buffers: Uint8Array[]): Result<i32> {
  const raw = rawFd<Fd>(fd);
  const count = many(buffers);
  return sized<Fd>(fd, fd_write(raw, vectors, count, size), "writeVectored");
}

/** Like `readVectored`, at `offset`, without changing the descriptor's own offset. `fd_pread` */
// @ts-ignore: decorator
@borrows("fd")
export function readVectoredAt<Fd extends AsFd>(fd: Fd, offset: u64, buffers: Uint8Array[]): Result<i32> {
  const raw = rawFd<Fd>(fd);
  const count = many(buffers);
  return sized<Fd>(fd, outOfRange(offset) || fd_pread(raw, vectors, count, offset, size), "readVectoredAt");
}

/** Like `writeVectored`, at `offset`, without changing the descriptor's own offset. `fd_pwrite` */
// @ts-ignore: decorator
@borrows("fd")
export function writeVectoredAt<Fd extends AsFd>(fd: Fd, offset: u64, buffers: Uint8Array[]): Result<i32> {
  const raw = rawFd<Fd>(fd);
  const count = many(buffers);
  return sized<Fd>(fd, outOfRange(offset) || fd_pwrite(raw, vectors, count, offset, size), "writeVectoredAt");
}

/** Where a range of a buffer starts in memory. Traps where it is not in the buffer. */
// @ts-ignore: decorator
@inline
export function range(buffer: Uint8Array, at: i32, length: i32): usize {
  if (<u32>at > <u32>buffer.length || <u32>length > <u32>(buffer.length - at)) {
    trap("the range is not in the buffer");
  }
  return buffer.dataStart + at;
}

/** EINVAL for an offset from 2^63 on, which POSIX has none of; engines would answer differently. Otherwise 0. */
// @ts-ignore: decorator
@inline
function outOfRange(offset: u64): i32 {
  return <i64>offset < 0 ? Errno.INVAL : Errno.SUCCESS;
}

// @ts-ignore: decorator
@inline
function one(pointer: usize, length: u32): void {
  store<usize>(vectors, pointer);
  store<u32>(vectors, length, 4);
}

function many(buffers: Uint8Array[]): i32 {
  const count = min(buffers.length, VECTORS);
  for (let i = 0; i < count; i++) {
    const vector = changetype<Ciovec>(vectors + i * offsetof<Ciovec>());
    vector.buf = buffers[i].dataStart;
    vector.buf_len = buffers[i].length;
  }
  return count;
}

// @ts-ignore: decorator
@inline @borrows("fd")
function sized<Fd extends AsFd>(fd: Fd, errno: i32, operation: string): Result<i32> {
  return errno ? Result.err<i32>(failOn(handleOf<Fd>(fd), errno, operation)) : Result.ok<i32>(load<i32>(size));
}
