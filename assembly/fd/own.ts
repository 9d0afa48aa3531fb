// @trusted: a descriptor is a handle of the table
import { trap } from "../wasi/trap";
import { Errno } from "../shared/errno";
import { RawFd } from "../wasi/types";
import { adopt, cloneHandle, closeHandle, dropHandle, exchangeOwner, rawOf } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";

// What all owning types do with their handle; each passes its own tag.

/** Moves a handle to another owning type. The number stays the same. */
// @ts-ignore: decorator
@inline
export function moveTo<T>(handle: usize, from: u32, to: u32): T {
  exchangeOwner(<u32>handle, from, to);
  return changetype<T>(handle);
}

/**
 * Moves a handle to another owning type if `like` found that it may. If not, it stays with the owner that it has; but
 * under the transform that one can't be reached any more and is dropped, as a failed conversion is in Rust.
 */
// @ts-ignore: decorator
@inline
export function moveIf<T>(like: Result<T>, handle: usize, from: u32, to: u32): Result<T> {
  if (like.isOk) exchangeOwner(<u32>handle, from, to);
  else if (isDefined(IO_LIFETIMES_TRANSFORM)) dropHandle(<u32>handle, from);
  return like;
}

/** Owns a raw fd, which must have no other owner. */
// @ts-ignore: decorator
@unsafe
export function ownRaw<T>(raw: RawFd, owner: u32): T {
  if (raw == -1) trap("a raw fd of -1 can't be owned");
  return changetype<T>(<usize>adopt(raw, owner));
}

/** Makes a second owner of the same open file. */
export function tryCloneOf<T>(handle: usize, owner: u32): Result<T> {
  const clone = cloneHandle(<u32>handle, owner);
  if (!clone) return Result.err<T>(fail(Errno.BADF, "tryClone"));
  return changetype<Result<T>>(<usize>clone);
}

/** Ends an owner and returns whether closing succeeded. */
export function closeOf(handle: usize, owner: u32): Result<void> {
  const errno = closeHandle(<u32>handle, owner);
  return errno ? Result.err<void>(fail(errno, "close")) : Result.done();
}

/** How a descriptor type shows itself: `File { fd: 3 }`, or `File { closed }`. */
export function describe(type: string, handle: usize): string {
  const raw = rawOf(<u32>handle);
  return type + (raw == -1 ? " { closed }" : " { fd: " + raw.toString() + " }");
}
