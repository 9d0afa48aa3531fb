import { Fstflags } from "../../shared.js";
import type { NewTimes } from "../wasi-common/utimens.js";
import { realtime } from "./clock.js";

/**
 * Returns the times that a call sets; undefined for an invalid combination of flags. A timestamp is unsigned in
 * preview1; one of 2^63 or more is a time before 1970, as in the results of `fd_filestat_get`.
 */
export function wantedTimes(atim: bigint, mtim: bigint, flags: number): NewTimes | undefined {
  const { ATIM, ATIM_NOW, MTIM, MTIM_NOW, ALL } = Fstflags;
  if ((flags & ~ALL) !== 0) return undefined;
  if ((flags & ATIM && flags & ATIM_NOW) || (flags & MTIM && flags & MTIM_NOW)) return undefined;
  const now = realtime();
  return {
    accessed: flags & ATIM ? BigInt.asIntN(64, atim) : flags & ATIM_NOW ? now : undefined,
    modified: flags & MTIM ? BigInt.asIntN(64, mtim) : flags & MTIM_NOW ? now : undefined,
  };
}
