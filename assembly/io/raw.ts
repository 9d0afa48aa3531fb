// @trusted: passes raw descriptors to WASI
import { RawFd } from "../wasi/types";
import { Errno } from "../shared/errno";
import { VirtualFile, isVirtual, pathOfHandle, rawOf, virtualFile } from "../table";
import { fail } from "../result/record";
import { Path } from "../result/path";
import { Result } from "../result";
import { AsFd, BorrowedFd } from "../fd";

// How every call of this folder gets from "anything that has `asFd`" to a raw fd, and from an errno to a result.

/** The handle of anything that has `asFd`. */
// @ts-ignore: decorator
@inline @borrows("fd")
export function handleOf<Fd extends AsFd>(fd: Fd): u32 {
  return <u32>changetype<usize>(fd.asFd());
}

/** The raw fd of anything that has `asFd`, or -1 if its owner has ended, which WASI refuses with EBADF. */
// @ts-ignore: decorator
@unsafe @inline @borrows("fd")
export function rawFd<Fd extends AsFd>(fd: Fd): RawFd {
  return rawOf(handleOf<Fd>(fd));
}

/** The borrow that a handle is. */
// @ts-ignore: decorator
@inline
export function borrow(handle: u32): BorrowedFd {
  return changetype<BorrowedFd>(<usize>handle);
}

/** Notes a failure on a descriptor, with the path that it was opened by. */
export function failOn(handle: u32, errno: Errno, operation: string): i32 {
  const file = virtualOf(handle);
  const detail = file !== null && errno == Errno.AGAIN ? file.waiting : null;
  return fail(errno, operation, detail, Path.copy(pathOfHandle(handle)));
}

/** The result of a call on a descriptor that returns only an errno. */
// @ts-ignore: decorator
@inline @borrows("fd")
export function done<Fd extends AsFd>(fd: Fd, errno: i32, operation: string): Result<void> {
  return errno ? Result.err<void>(failOn(handleOf<Fd>(fd), errno, operation)) : Result.done();
}

/** The virtual file that a handle refers to, or null if it refers to a descriptor of the host. */
export function virtualOf(handle: u32): VirtualFile | null {
  const raw = rawOf(handle);
  return isVirtual(raw) ? virtualFile(raw) : null;
}
