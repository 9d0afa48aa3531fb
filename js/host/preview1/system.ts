// What the system and node:fs take: offsets, sizes, and the flags of `open`.

import { constants } from "node:fs";
import { Fdflags } from "../../shared.js";

/** Offsets of the system are of 63 bits; node:fs writes at those that a number holds exactly. */
export const OFFSETS = 1n << 63n;
export const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** node:fs moves less than 2 GiB at once, and ends the process where it is asked for more. */
export function atOnce(size: number): number {
  return Math.min(size, 1 << 30);
}

/** An offset as a number where that is exact. */
export function offset(value: bigint): number | bigint {
  return value <= EXACT ? Number(value) : value;
}

/** The flags of the host's `open` for those of WASI. */
export function hostFlags(fdflags: number): number {
  const { APPEND, DSYNC, RSYNC, SYNC } = Fdflags;
  let flags = constants.O_NONBLOCK | constants.O_NOCTTY;
  if (fdflags & APPEND) flags |= constants.O_APPEND;
  if (fdflags & (SYNC | RSYNC)) flags |= constants.O_SYNC;
  else if (fdflags & DSYNC) flags |= constants.O_DSYNC ?? constants.O_SYNC;
  return flags;
}
