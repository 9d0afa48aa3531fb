// What the system and node:fs accept: offsets, sizes and the flags of `open`.

import { constants } from "node:fs";
import { Fdflags } from "../../shared.js";

/** The limit of the system's offsets, which have 63 bits. node:fs writes only at those that a number holds exactly. */
export const OFFSETS = 1n << 63n;
export const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** Limits a size to what one call of node:fs may move: less than 2 GiB, since a larger size ends the process. */
export function atOnce(size: number): number {
  return Math.min(size, 1 << 30);
}

/** Returns an offset as a number if that is exact. */
export function offset(value: bigint): number | bigint {
  return value <= EXACT ? Number(value) : value;
}

/** Returns the host's flags of `open` for the fdflags of WASI. */
export function hostFlags(fdflags: number): number {
  const { APPEND, DSYNC, RSYNC, SYNC } = Fdflags;
  let flags = constants.O_NONBLOCK | constants.O_NOCTTY;
  if (fdflags & APPEND) flags |= constants.O_APPEND;
  if (fdflags & (SYNC | RSYNC)) flags |= constants.O_SYNC;
  else if (fdflags & DSYNC) flags |= constants.O_DSYNC ?? constants.O_SYNC;
  return flags;
}
