// @trusted: a descriptor is a handle of the table
import { Errno } from "../shared/errno";
import { Filetype } from "../wasi/types";
import { isLive, kindOf } from "../table";
import { fail } from "../result/record";
import { Result } from "../result";

// Unlike Unix, WASI tells files and sockets apart, as Windows does. A pipe is a file here.

/** Whether WASI calls it a socket. */
export function isSocketKind(kind: Filetype): bool {
  return kind == Filetype.SOCKET_DGRAM || kind == Filetype.SOCKET_STREAM;
}

/** The handle as `T`, or an error where it isn't filelike. */
export function asFilelikeOf<T>(handle: u32, operation: string): Result<T> {
  if (!isLive(handle)) return Result.err<T>(fail(Errno.BADF, operation));
  if (isSocketKind(kindOf(handle))) {
    return Result.err<T>(fail(Errno.INVAL, operation, "it is a socket: use the socketlike twin of this call"));
  }
  return changetype<Result<T>>(<usize>handle);
}

/** The handle as `T`, or an error where it isn't socketlike. */
export function asSocketlikeOf<T>(handle: u32, operation: string): Result<T> {
  if (!isLive(handle)) return Result.err<T>(fail(Errno.BADF, operation));
  if (!isSocketKind(kindOf(handle))) {
    return Result.err<T>(fail(Errno.NOTSOCK, operation, "it is not a socket: use the filelike twin of this call"));
  }
  return changetype<Result<T>>(<usize>handle);
}
