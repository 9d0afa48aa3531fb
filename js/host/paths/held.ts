// Directories that are held open.
//
// node:fs has no openat. On Linux the path `/proc/self/fd/N/name` does the same: the system starts at the open directory,
// wherever that has been moved to and whatever is at its old path now. Without procfs a directory is used by the path
// where it was opened, and each call checks that it is still there.

import { existsSync, fstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { Errno } from "../../shared.js";
import { refuse } from "../wasi-common/refusal.js";

/**
 * The directory that lists the descriptors of this process as files; undefined where there is none. Tests set
 * IO_LIFETIMES_NO_PROCFS to run as on a system without it.
 */
export const procfs = process.env["IO_LIFETIMES_NO_PROCFS"] ? undefined : findProcfs();

function findProcfs(): string | undefined {
  if (!existsSync("/proc/self/fd")) return undefined;
  // To look up the link `self` costs a tenth of an open. In another namespace of processes the number differs.
  return readlinkSync("/proc/self") === String(process.pid) ? `/proc/${process.pid}/fd` : "/proc/self/fd";
}

/** An open directory as the start of paths. */
export class HeldDirectory {
  readonly #byDescriptor: string | undefined;

  constructor(
    /** A descriptor of the host, borrowed. */
    readonly fd: number,
    /** The path where it was opened, with a slash at the end and without links. Used without procfs alone. */
    private readonly openedAt: string,
  ) {
    this.#byDescriptor = procfs && `${procfs}/${fd}/`;
  }

  /** The prefix of paths of the host into the directory. Refuses with `noent` where that can't be known. */
  get prefix(): string {
    if (this.#byDescriptor !== undefined) return this.#byDescriptor;
    if (!isAt(this.openedAt, this.fd)) refuse(Errno.NOENT);
    return this.openedAt;
  }
}

/** Returns whether the directory that is open as `fd` is still at `prefix`, with no link on the way. */
function isAt(prefix: string, fd: number): boolean {
  const path = prefix === "/" ? prefix : prefix.slice(0, -1);
  try {
    const [there, here] = [statSync(path, { bigint: true }), fstatSync(fd, { bigint: true })];
    return there.ino === here.ino && there.dev === here.dev && realpathSync.native(path) === path;
  } catch {
    return false;
  }
}

/** Returns a path of the host with a slash at the end. */
export function withSlash(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}
