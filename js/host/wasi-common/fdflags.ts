import { constants } from "node:fs";
import { Fdflags } from "../../shared.js";

/**
 * Converts the flags of the host's `open` (F_GETFL) to those of WASI. Node's WASI returns the former, cut to 16 bits, where
 * the latter belong; O_SYNC and the other flags of synchronization don't fit in there.
 */
export function fdflagsOf(hostFlags: number): number {
  const has = (flag: number | undefined) => flag !== undefined && (hostFlags & flag) !== 0;
  return (has(constants.O_APPEND) ? Fdflags.APPEND : 0) | (has(constants.O_NONBLOCK) ? Fdflags.NONBLOCK : 0);
}

/** Flags that the system accepts only when it opens a file: Linux ignores them in F_SETFL. */
export const SYNC_FDFLAGS = Fdflags.DSYNC | Fdflags.RSYNC | Fdflags.SYNC;
