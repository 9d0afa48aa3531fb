// @trusted: passes raw descriptors to WASI
import { Errno } from "../shared/errno";
import { fd_move } from "../wasi/p3";
import { AsFd } from "../fd";
import { failOn, handleOf, rawFd, virtualOf } from "./raw";

/** What `moveRest` returns where a program has to copy byte for byte. */
// @ts-ignore: decorator
@inline export const NOT_MOVED: i64 = i64.MIN_VALUE;

// @ts-ignore: decorator
@lazy const moved = memory.data(8, 8);

/**
 * Has the host copy the rest of a file to another descriptor, which WASI 0.3 can. Returns the number of bytes, an error below
 * zero, or `NOT_MOVED`.
 */
// @ts-ignore: decorator
@borrows("from", "to")
export function moveRest<A extends AsFd, B extends AsFd>(from: A, to: B): i64 {
  if (!isDefined(IO_LIFETIMES_P3)) return NOT_MOVED;
  const source = handleOf<A>(from), target = handleOf<B>(to);
  if (virtualOf(source) !== null || virtualOf(target) !== null) return NOT_MOVED;
  const errno = fd_move(rawFd<A>(from), rawFd<B>(to), moved);
  if (errno == Errno.NOTSUP) return NOT_MOVED;
  return errno ? failOn(target, errno, "copy") : load<i64>(moved);
}
