// The numbers of preview1 that the guard itself reads or writes.

import { constants } from "node:fs";

export const Filetype = {
  UNKNOWN: 0,
  BLOCK_DEVICE: 1,
  CHARACTER_DEVICE: 2,
  DIRECTORY: 3,
  REGULAR_FILE: 4,
  SOCKET_DGRAM: 5,
  SOCKET_STREAM: 6,
  SYMBOLIC_LINK: 7,
} as const;

/** Where a record of a file has its filetype. */
export const FILETYPE_IN_FILESTAT = 16;

const filetypeNames = [
  "pipe or unknown",
  "block device",
  "character device",
  "directory",
  "regular file",
  "datagram socket",
  "stream socket",
  "symbolic link",
];

export function filetypeName(filetype: number): string {
  return filetypeNames[filetype] ?? `file type ${filetype}`;
}

export const Fdflags = { APPEND: 1, DSYNC: 2, NONBLOCK: 4, RSYNC: 8, SYNC: 16 } as const;

/**
 * The flags of the host's `open` (F_GETFL) as those of WASI. Node's WASI gives the former, cut to 16
 * bits, where the latter belong; O_SYNC and its kin don't fit in there.
 */
export function fdflagsOf(hostFlags: number): number {
  const has = (flag: number | undefined) => flag !== undefined && (hostFlags & flag) !== 0;
  return (has(constants.O_APPEND) ? Fdflags.APPEND : 0) | (has(constants.O_NONBLOCK) ? Fdflags.NONBLOCK : 0);
}

/** Flags that are set by opening and stay, on Linux, whatever `fd_fdstat_set_flags` says. */
export const LASTING_FDFLAGS = Fdflags.DSYNC | Fdflags.RSYNC | Fdflags.SYNC;

export const Lookupflags = { SYMLINK_FOLLOW: 1 } as const;
export const Oflags = { CREAT: 1, DIRECTORY: 2, EXCL: 4, TRUNC: 8 } as const;
export const EventType = { CLOCK: 0, FD_READ: 1, FD_WRITE: 2 } as const;
export const ClockId = { REALTIME: 0, MONOTONIC: 1 } as const;
export const CLOCK_ABSTIME = 1;

export const Rights = {
  FD_READ: 1n << 1n,
  FD_WRITE: 1n << 6n,
  FD_FDSTAT_SET_FLAGS: 1n << 3n,
  FD_FILESTAT_GET: 1n << 21n,
  POLL_FD_READWRITE: 1n << 27n,
} as const;

/** Sizes of structs in bytes. */
export const Size = { FDSTAT: 24, FILESTAT: 64, SUBSCRIPTION: 48, EVENT: 32, IOVEC: 8, PRESTAT: 8 } as const;
