// Sets the times of files. Supports times before 1970, and setting one time without the other.

import { fstatSync, futimesSync, lstatSync, lutimesSync } from "node:fs";
import { utimens, type NewTimes, type TimesTarget } from "./utimens.js";

/**
 * Sets times to the nanosecond if koffi is installed. Otherwise uses node:fs, which sets both times at once: those
 * since 1970 to the microsecond, and earlier ones to the millisecond.
 */
export function setTimes(target: TimesTarget, times: NewTimes): void {
  // As with `utimensat`, a call that sets nothing succeeds even if the file doesn't exist.
  if (times.accessed === undefined && times.modified === undefined) return;
  if (utimens(target, times)) return;
  const before = "fd" in target ? fstatSync(target.fd, { bigint: true }) : lstatSync(target.path, { bigint: true });
  const pair = [nodeTime(times.accessed ?? before.atimeNs), nodeTime(times.modified ?? before.mtimeNs)] as const;
  if ("fd" in target) futimesSync(target.fd, ...pair);
  else lutimesSync(target.path, ...pair);
}

/**
 * Converts a time for node:fs, which takes a negative number as the current time and truncates to microseconds. Half
 * a microsecond is therefore added.
 */
function nodeTime(nanoseconds: bigint): number | Date {
  return nanoseconds < 0n ? new Date(Number(nanoseconds / 1_000_000n)) : (Number(nanoseconds / 1000n) + 0.5) / 1e6;
}
