// Setting times to the nanosecond. node:fs sets both times at once and to the microsecond; where that isn't
// what was asked for, `touch` does it, which is there wherever the system keeps nanoseconds.

import { spawnSync } from "node:child_process";
import { fstatSync, futimesSync, lstatSync, lutimesSync, type BigIntStats } from "node:fs";
import { Fstflags } from "../../shared.js";
import { realtime } from "./clock.js";

/** A file: a path whose last link isn't followed, or a descriptor, with a path to it where there is one. */
export interface TimesTarget {
  readonly fd?: number;
  readonly path: string | undefined;
}

/** The times to be set, in nanoseconds; undefined for one that stays. */
export interface WantedTimes {
  readonly atim: bigint | undefined;
  readonly mtim: bigint | undefined;
}

/** The times that a call asks for; undefined where it asks for what can't be. */
export function wantedTimes(atim: bigint, mtim: bigint, flags: number): WantedTimes | undefined {
  const { ATIM, ATIM_NOW, MTIM, MTIM_NOW, ALL } = Fstflags;
  if ((flags & ~ALL) !== 0) return undefined;
  if ((flags & ATIM && flags & ATIM_NOW) || (flags & MTIM && flags & MTIM_NOW)) return undefined;
  const now = realtime();
  return {
    atim: flags & ATIM ? BigInt.asUintN(64, atim) : flags & ATIM_NOW ? now : undefined,
    mtim: flags & MTIM ? BigInt.asUintN(64, mtim) : flags & MTIM_NOW ? now : undefined,
  };
}

export function setTimes(target: TimesTarget, { atim, mtim }: WantedTimes): void {
  // As with `utimensat`, nothing to be set needs nothing to be there.
  if (atim === undefined && mtim === undefined) return;
  const before = statOf(target);
  const accessed = atim ?? before.atimeNs;
  const modified = mtim ?? before.mtimeNs;
  const seconds = [inSeconds(accessed), inSeconds(modified)] as const;
  if (target.fd !== undefined) futimesSync(target.fd, ...seconds);
  else lutimesSync(target.path!, ...seconds);

  const after = statOf(target);
  const path = target.path?.replace(/^\/proc\/self\//, `/proc/${process.pid}/`);
  if (path === undefined) return;
  if (after.atimeNs !== accessed) touch(target, path, "-a", accessed);
  if (after.mtimeNs !== modified) touch(target, path, "-m", modified);
}

function statOf({ fd, path }: TimesTarget): BigIntStats {
  return fd !== undefined ? fstatSync(fd, { bigint: true }) : lstatSync(path!, { bigint: true });
}

/** As node:fs wants it. It drops what is below a microsecond, so half of one is added against rounding. */
function inSeconds(nanoseconds: bigint): number {
  return (Number(nanoseconds / 1000n) + 0.5) / 1e6;
}

function touch({ fd }: TimesTarget, path: string, which: "-a" | "-m", time: bigint): void {
  const date = `@${time / 1_000_000_000n}.${String(time % 1_000_000_000n).padStart(9, "0")}`;
  const follow = fd === undefined ? ["-h"] : [];
  spawnSync("touch", ["-c", ...follow, which, "-d", date, "--", path], { stdio: "ignore" });
}
