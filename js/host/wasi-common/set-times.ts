// Setting the times of files, of 1970 and before, one without the other.

import { fstatSync, futimesSync, lstatSync, lutimesSync } from "node:fs";
import { utimens, type NewTimes, type TimesTarget } from "./utimens.js";

/**
 * Sets times: to the nanosecond where koffi is there, and else to what node:fs can, which sets both times at once, those since 1970
 * to the microsecond and those before to the millisecond.
 */
export function setTimes(target: TimesTarget, times: NewTimes): void {
  // As with `utimensat`, nothing to be set needs nothing to be there.
  if (times.accessed === undefined && times.modified === undefined) return;
  if (utimens(target, times)) return;
  const before = "fd" in target ? fstatSync(target.fd, { bigint: true }) : lstatSync(target.path, { bigint: true });
  const pair = [nodeTime(times.accessed ?? before.atimeNs), nodeTime(times.modified ?? before.mtimeNs)] as const;
  if ("fd" in target) futimesSync(target.fd, ...pair);
  else lutimesSync(target.path, ...pair);
}

/** A time for node:fs. It takes a number below zero as now, and drops what is below a microsecond, so half of one is added. */
function nodeTime(nanoseconds: bigint): number | Date {
  return nanoseconds < 0n ? new Date(Number(nanoseconds / 1_000_000n)) : (Number(nanoseconds / 1000n) + 0.5) / 1e6;
}
