import { Errno, errnoMessage, errnoName } from "../shared/errno";

// Why a call failed: an errno of the host, or a reason of this library's own.

/** The errno of a file that ended before a buffer was full. WASI has none for that, and no host can return this one. */
// @ts-ignore: decorator
@inline export const UNEXPECTED_EOF: Errno = <Errno>0x10000;

/** The name that WASI gives an errno, or "unexpectedeof". */
export function reasonName(errno: Errno): string {
  return errno == UNEXPECTED_EOF ? "unexpectedeof" : errnoName(errno);
}

/** What an errno means, as a sentence without an end mark. */
export function reasonMessage(errno: Errno): string {
  return errno == UNEXPECTED_EOF ? "the file ended before the buffer was full" : errnoMessage(errno);
}
