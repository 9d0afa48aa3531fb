// Where a directory is on the host.
//
// node:fs has no openat. On Linux `/proc/self/fd/N/name` is the same: the system starts from the directory
// itself, wherever it has been moved to. That costs a look-up more for each path, so for a preopen that no guest
// of this process can move, its own path serves (../wasi/preopened.ts). Where there is no procfs, a directory is looked for at the
// place where it was opened, and refused if it isn't there any more.

import { existsSync, fstatSync, realpathSync, statSync } from "node:fs";
import type { Place } from "../wasi-common/preopened.js";

/** The directory that lists the descriptors of this process as files; undefined where there is none. */
export const procfs = existsSync("/proc/self/fd") ? "/proc/self/fd" : undefined;

/** The place of a directory that the guest has opened. */
export function openedAt(prefix: string): Place {
  return { prefix, fixed: false };
}

/** Whether the directory open as `fd` is still at `prefix`, and no link leads there. */
export function inPlace(prefix: string, fd: number): boolean {
  const path = prefix === "/" ? prefix : prefix.slice(0, -1);
  try {
    const [there, here] = [statSync(path, { bigint: true }), fstatSync(fd, { bigint: true })];
    return there.ino === here.ino && there.dev === here.dev && realpathSync.native(path) === path;
  } catch {
    return false;
  }
}
