// The records of WASI preview1 in memory: sizes and offsets in bytes. AssemblyScript has them as classes (wasi/structs.ts);
// TypeScript reads and writes them by these numbers. tests/wasi-layout.test.ts compares both with the specification. asc
// and tsc both compile this file, so it uses nothing that only one of them knows.

/** The size of each record. */
export enum Size {
  IOVEC = 8,
  PRESTAT = 8,
  FDSTAT = 24,
  FILESTAT = 64,
  DIRENT = 24,
  SUBSCRIPTION = 48,
  EVENT = 32,
}

export enum IovecAt {
  BUF = 0,
  BUF_LEN = 4,
}

export enum PrestatAt {
  TAG = 0,
  PR_NAME_LEN = 4,
}

export enum FdstatAt {
  FS_FILETYPE = 0,
  FS_FLAGS = 2,
  FS_RIGHTS_BASE = 8,
  FS_RIGHTS_INHERITING = 16,
}

export enum FilestatAt {
  DEV = 0,
  INO = 8,
  FILETYPE = 16,
  NLINK = 24,
  SIZE = 32,
  ATIM = 40,
  MTIM = 48,
  CTIM = 56,
}

export enum DirentAt {
  D_NEXT = 0,
  D_INO = 8,
  D_NAMLEN = 16,
  D_TYPE = 20,
}

/** The offsets behind `TAG` depend on it: CLOCK has the first four, FD_READ and FD_WRITE the last. */
export enum SubscriptionAt {
  USERDATA = 0,
  TAG = 8,
  CLOCK_ID = 16,
  CLOCK_TIMEOUT = 24,
  CLOCK_PRECISION = 32,
  CLOCK_FLAGS = 40,
  FILE_DESCRIPTOR = 16,
}

export enum EventAt {
  USERDATA = 0,
  ERROR = 8,
  TYPE = 10,
  NBYTES = 16,
  FLAGS = 24,
}
