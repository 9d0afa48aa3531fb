import { Fstflags } from "../../shared.js";
import type { NewTimes } from "../wasi-common/utimens.js";
import { realtime } from "./clock.js";

/**
 * The times that a call asks for; undefined where it asks for what can't be. A timestamp is unsigned in preview1; one from 2^63 on
 * is a time before 1970, as `fd_filestat_get` gives it.
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
