// @trusted: descriptions live in the table, not in variables
import { Errno } from "../shared/errno";
import { isLive } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";
import { StreamEnd } from "./pipe-description";
import { virtualOf } from "../io/raw";

/** The largest capacity of a pipe: what one read or write can return. */
// @ts-ignore: decorator
@inline const MOST_CAPACITY: i32 = 1 << 29;

// @ts-ignore: decorator
@inline
export const NO_CAPACITY = "a capacity is from 1 to 536870912 bytes";

/** The most bytes that can wait in a pipe or a socket of this module. */
export function capacityOf(handle: u32): Result<i32> {
  const file = virtualOf(handle);
  if (!(file instanceof StreamEnd)) return Result.err<i32>(noPipe(handle, "capacity"));
  return Result.ok<i32>((file as StreamEnd).capacity);
}

/** Sets the most bytes that can wait in it. */
export function setCapacityOf(handle: u32, capacity: i32): Result<void> {
  const file = virtualOf(handle);
  if (!(file instanceof StreamEnd)) return Result.err<void>(noPipe(handle, "setCapacity"));
  if (!isCapacity(capacity)) return Result.err<void>(fail(Errno.INVAL, "setCapacity", NO_CAPACITY));
  const errno = (file as StreamEnd).setCapacity(capacity);
  return errno ? Result.err<void>(fail(errno, "setCapacity", "more bytes than that wait in it")) : Result.done();
}

export function isCapacity(capacity: i32): bool {
  return capacity > 0 && capacity <= MOST_CAPACITY;
}

function noPipe(handle: u32, operation: string): i32 {
  if (!isLive(handle)) return fail(Errno.BADF, operation);
  return fail(Errno.NOTSUP, operation, "it is no pipe of this module");
}
