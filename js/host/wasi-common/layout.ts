// The numbers of preview1 that the host reads or writes.

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

export const Fdflags = { APPEND: 1, DSYNC: 2, NONBLOCK: 4, RSYNC: 8, SYNC: 16, ALL: 31 } as const;

/**
 * The flags of the host's `open` (F_GETFL) as those of WASI. Node's WASI gives the former, cut to 16
 * bits, where the latter belong; O_SYNC and its kin don't fit in there.
 */
export function fdflagsOf(hostFlags: number): number {
  const has = (flag: number | undefined) => flag !== undefined && (hostFlags & flag) !== 0;
  return (has(constants.O_APPEND) ? Fdflags.APPEND : 0) | (has(constants.O_NONBLOCK) ? Fdflags.NONBLOCK : 0);
}

/** Flags that the system takes only when it opens a file: Linux ignores them in F_SETFL. */
export const SYNC_FDFLAGS = Fdflags.DSYNC | Fdflags.RSYNC | Fdflags.SYNC;

export const Lookupflags = { SYMLINK_FOLLOW: 1, ALL: 1 } as const;
export const Oflags = { CREAT: 1, DIRECTORY: 2, EXCL: 4, TRUNC: 8, ALL: 15 } as const;
export const Fstflags = { ATIM: 1, ATIM_NOW: 2, MTIM: 4, MTIM_NOW: 8, ALL: 15 } as const;
export const Whence = { SET: 0, CUR: 1, END: 2 } as const;
/** The last of the advices of `fd_advise`. */
export const LAST_ADVICE = 5;
export const EventType = { CLOCK: 0, FD_READ: 1, FD_WRITE: 2 } as const;
export const ClockId = { REALTIME: 0, MONOTONIC: 1, PROCESS_CPUTIME: 2, THREAD_CPUTIME: 3 } as const;
export const CLOCK_ABSTIME = 1;
/** The flag of an event about a descriptor whose other side has closed. */
export const HANGUP = 1;

export const Rights = {
  FD_DATASYNC: 1n << 0n,
  FD_READ: 1n << 1n,
  FD_SEEK: 1n << 2n,
  FD_FDSTAT_SET_FLAGS: 1n << 3n,
  FD_SYNC: 1n << 4n,
  FD_TELL: 1n << 5n,
  FD_WRITE: 1n << 6n,
  FD_ADVISE: 1n << 7n,
  FD_ALLOCATE: 1n << 8n,
  PATH_CREATE_DIRECTORY: 1n << 9n,
  PATH_CREATE_FILE: 1n << 10n,
  PATH_LINK_SOURCE: 1n << 11n,
  PATH_LINK_TARGET: 1n << 12n,
  PATH_OPEN: 1n << 13n,
  FD_READDIR: 1n << 14n,
  PATH_READLINK: 1n << 15n,
  PATH_RENAME_SOURCE: 1n << 16n,
  PATH_RENAME_TARGET: 1n << 17n,
  PATH_FILESTAT_GET: 1n << 18n,
  PATH_FILESTAT_SET_SIZE: 1n << 19n,
  PATH_FILESTAT_SET_TIMES: 1n << 20n,
  FD_FILESTAT_GET: 1n << 21n,
  FD_FILESTAT_SET_SIZE: 1n << 22n,
  FD_FILESTAT_SET_TIMES: 1n << 23n,
  PATH_SYMLINK: 1n << 24n,
  PATH_REMOVE_DIRECTORY: 1n << 25n,
  PATH_UNLINK_FILE: 1n << 26n,
  POLL_FD_READWRITE: 1n << 27n,
  SOCK_SHUTDOWN: 1n << 28n,
  SOCK_ACCEPT: 1n << 29n,
  ALL: (1n << 30n) - 1n,
} as const;

/** Sizes of structs in bytes. */
export const Size = {
  FDSTAT: 24,
  FILESTAT: 64,
  SUBSCRIPTION: 48,
  EVENT: 32,
  IOVEC: 8,
  PRESTAT: 8,
  DIRENT: 24,
} as const;
