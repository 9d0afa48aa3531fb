// @trusted: passes raw descriptors to WASI
import { fd_seek, fd_tell } from "../table";
import { Errno } from "../shared/errno";
import { Whence } from "../wasi/types";
import { ManagedResult } from "../result";
import { resultOf } from "../result/result";
import { AsFd } from "../fd";
import { failOn, handleOf, rawFd } from "./raw";

// An offset has 64 bits, which only a managed result has room for. Within the library it is an i64, and an error is below
// zero. A file's size is below 2^63 everywhere.

// @ts-ignore: decorator
@lazy const place = memory.data(8, 8);

/** Moves the descriptor's offset to `offset` bytes from `whence`. Returns the new offset, in bytes from the start. `fd_seek` */
// @ts-ignore: decorator
@borrows("fd")
export function seek<Fd extends AsFd>(fd: Fd, offset: i64, whence: Whence = Whence.SET): ManagedResult<i64> {
  return resultOf(seekUnmanaged<Fd>(fd, offset, whence));
}

/** Returns the descriptor's offset, in bytes from the start. `fd_tell` */
// @ts-ignore: decorator
@borrows("fd")
export function tell<Fd extends AsFd>(fd: Fd): ManagedResult<i64> {
  return resultOf(tellUnmanaged<Fd>(fd));
}

/** Like `seek`, and returns an error below zero. */
// @ts-ignore: decorator
@borrows("fd")
export function seekUnmanaged<Fd extends AsFd>(fd: Fd, offset: i64, whence: Whence): i64 {
  return placed<Fd>(fd, fd_seek(rawFd<Fd>(fd), offset, whence, place), "seek");
}

/** Like `tell`, and returns an error below zero. */
// @ts-ignore: decorator
@borrows("fd")
export function tellUnmanaged<Fd extends AsFd>(fd: Fd): i64 {
  return placed<Fd>(fd, fd_tell(rawFd<Fd>(fd), place), "tell");
}

/** The offset at `place`, or an error. A host may allow offsets from 2^63 on, which would read as errors. */
// @ts-ignore: decorator
@inline @borrows("fd")
function placed<Fd extends AsFd>(fd: Fd, errno: i32, operation: string): i64 {
  if (!errno && load<i64>(place) < 0) errno = Errno.OVERFLOW;
  return errno ? failOn(handleOf<Fd>(fd), errno, operation) : load<i64>(place);
}
