import { closeSync, constants, fstatSync, lstatSync } from "node:fs";
import { Errno } from "../../shared.js";
import { codeOf, refuse } from "../wasi-common/refusal.js";
import { pause } from "../wasi-common/sleep.js";
import type { KindAndSize } from "./attributes.js";
import { HeldDirectory, withSlash } from "./held.js";
import { nativeCalls } from "./native.js";
import { walked, type Walk } from "./walk.js";

/** How to open the end of a path. */
export interface Wanted {
  readonly read: boolean;
  readonly write: boolean;
  readonly create: boolean;
  /** Only with `create`. */
  readonly exclusive: boolean;
  readonly truncate: boolean;
  /** Whether it must be a directory. */
  readonly directory: boolean;
  /** Whether a link at the end is followed. */
  readonly follow: boolean;
  /** Whether a named pipe waits for its other end, as `open` of POSIX does without O_NONBLOCK. */
  readonly wait: boolean;
  /** More flags of the host. */
  readonly flags: number;
}

/**
 * Opens the end of a path and passes the descriptor of the host to `use`, which owns it unless it throws. `hold` makes of
 * it a directory as the start of paths.
 */
export function openBelow<T>(
  directory: HeldDirectory,
  path: string,
  wanted: Wanted,
  use: (fd: number, hold: () => HeldDirectory) => T,
): T {
  return walked(directory, path, (walk) => {
    const fd = openLast(walk, wanted);
    try {
      return use(fd, () => new HeldDirectory(fd, walk.name === "." ? walk.at : withSlash(walk.host)));
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  });
}

/** Returns what an open descriptor of the host refers to. */
export function kindOf(fd: number): KindAndSize {
  const native = nativeCalls();
  return native ? native.kindOf(fd) : fstatSync(fd);
}

/** Opens the last component. The system never follows a link there: the walk does. */
function openLast(walk: Walk, wanted: Wanted): number {
  const { follow } = wanted;
  const creates = wanted.create;
  const excludes = creates && wanted.exclusive;
  const flags = hostFlags(wanted);
  for (;;) {
    if (walk.slash && creates) refuse(Errno.ISDIR);
    const isDirectory = wanted.directory || walk.slash;
    try {
      return walk.open(isDirectory ? flags | constants.O_DIRECTORY : flags);
    } catch (error) {
      const code = codeOf(error);
      // A pipe that nobody reads. The system would wait where no limit could stop the guest.
      if (code === "ENXIO" && wanted.wait && lstatSync(walk.host).isFIFO()) {
        pause();
        continue;
      }
      if (code !== "ELOOP" && code !== "ENOTDIR") throw error;
      if ((follow || walk.slash) && !excludes) {
        if (walk.followLast()) continue;
      } else if (code === "ENOTDIR" && lstatSync(walk.host, { throwIfNoEntry: false })?.isSymbolicLink()) {
        refuse(Errno.LOOP);
      }
      throw error;
    }
  }
}

function hostFlags({ read, write, create, exclusive, truncate, flags }: Wanted): number {
  const { O_RDWR, O_WRONLY, O_RDONLY, O_NOFOLLOW, O_CREAT, O_EXCL, O_TRUNC } = constants;
  let all = flags | O_NOFOLLOW | (read && (write || truncate) ? O_RDWR : write ? O_WRONLY : O_RDONLY);
  if (create) all |= O_CREAT;
  if (create && exclusive) all |= O_EXCL;
  if (truncate) all |= O_TRUNC;
  return all;
}
