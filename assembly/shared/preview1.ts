// The enumerations and flags of WASI preview1, with the names and numbers of the specification. The size in memory is
// beside each name. asc and tsc both compile this file, so it uses nothing that only one of them knows.

/** A clock (4 bytes). */
export enum ClockId {
  /** The time of day, in nanoseconds since 1970-01-01T00:00:00Z. */
  REALTIME = 0,
  /** Never goes back; its starting point is undefined. */
  MONOTONIC = 1,
  /** CPU time that the process has used. */
  PROCESS_CPUTIME_ID = 2,
  /** CPU time that the thread has used. */
  THREAD_CPUTIME_ID = 3,
}

/** What `fd_seek` counts from (1 byte). */
export enum Whence {
  /** The start of the file. */
  SET = 0,
  /** The present offset. */
  CUR = 1,
  /** The end of the file. */
  END = 2,
}

/** What a file or an open descriptor is (1 byte). */
export enum Filetype {
  /** None of the others, or not known. */
  UNKNOWN = 0,
  /** A block device. */
  BLOCK_DEVICE = 1,
  /** A character device; terminals are such. */
  CHARACTER_DEVICE = 2,
  /** A directory. */
  DIRECTORY = 3,
  /** A file of bytes. */
  REGULAR_FILE = 4,
  /** A socket for datagrams. */
  SOCKET_DGRAM = 5,
  /** A socket for a stream of bytes. */
  SOCKET_STREAM = 6,
  /** A symbolic link itself, not what it leads to. */
  SYMBOLIC_LINK = 7,
}

/** The name of a filetype in messages. */
export function filetypeName(filetype: Filetype): string {
  switch (filetype) {
    case Filetype.BLOCK_DEVICE: return "block device";
    case Filetype.CHARACTER_DEVICE: return "character device";
    case Filetype.DIRECTORY: return "directory";
    case Filetype.REGULAR_FILE: return "regular file";
    case Filetype.SOCKET_DGRAM: return "datagram socket";
    case Filetype.SOCKET_STREAM: return "stream socket";
    case Filetype.SYMBOLIC_LINK: return "symbolic link";
    default: return "unknown";
  }
}

/** How a region of a file is going to be used, for `fd_advise` (1 byte). */
export enum Advice {
  /** Nothing to say. */
  NORMAL = 0,
  /** From low offsets to high ones. */
  SEQUENTIAL = 1,
  /** In no order. */
  RANDOM = 2,
  /** Soon. */
  WILLNEED = 3,
  /** Not soon. */
  DONTNEED = 4,
  /** Once, and then no more. */
  NOREUSE = 5,
}

/** Flags of an open descriptor (2 bytes). */
export enum Fdflags {
  /** Each write goes to the end of the file. */
  APPEND = 1 << 0,
  /** A write returns when its data is on the device. */
  DSYNC = 1 << 1,
  /** A call that would wait fails with `again`. */
  NONBLOCK = 1 << 2,
  /** A read waits for writes under way to be on the device. */
  RSYNC = 1 << 3,
  /** A write returns when its data and the file's attributes are on the device. */
  SYNC = 1 << 4,
}

/** Which times a `…_set_times` call sets (2 bytes). */
export enum Fstflags {
  /** The access time, to the argument. */
  ATIM = 1 << 0,
  /** The access time, to now. */
  ATIM_NOW = 1 << 1,
  /** The modification time, to the argument. */
  MTIM = 1 << 2,
  /** The modification time, to now. */
  MTIM_NOW = 1 << 3,
}

/** How a path is resolved (4 bytes). */
export enum Lookupflags {
  /** A symbolic link at the end of the path is followed. */
  SYMLINK_FOLLOW = 1 << 0,
}

/** What `path_open` does beside opening (2 bytes). */
export enum Oflags {
  /** Makes the file if there is none. */
  CREAT = 1 << 0,
  /** Fails if it is not a directory. */
  DIRECTORY = 1 << 1,
  /** Fails if the file exists. */
  EXCL = 1 << 2,
  /** Cuts the file to 0 bytes. */
  TRUNC = 1 << 3,
}

/** What `poll_oneoff` waits for (1 byte). */
export enum EventType {
  /** A clock reaches a time. */
  CLOCK = 0,
  /** There is something to read. */
  FD_READ = 1,
  /** There is room to write. */
  FD_WRITE = 2,
}

/** The state of a descriptor in an event (2 bytes). */
export enum Eventrwflags {
  /** The other side has closed. */
  FD_READWRITE_HANGUP = 1 << 0,
}

/** How a clock subscription counts (2 bytes). */
export enum Subclockflags {
  /** The timeout is a time of the clock, not a span from now. */
  SUBSCRIPTION_CLOCK_ABSTIME = 1 << 0,
}

/** What `sock_recv` is asked for (2 bytes). */
export enum Riflags {
  /** The data stays in the queue. */
  RECV_PEEK = 1 << 0,
  /** A stream waits until the buffers are full. */
  RECV_WAITALL = 1 << 1,
}

/** What `sock_recv` answers beside the data (2 bytes). */
export enum Roflags {
  /** The datagram was longer than the buffers. */
  RECV_DATA_TRUNCATED = 1 << 0,
}

/** Which directions `sock_shutdown` ends (1 byte). */
export enum Sdflags {
  /** No more receiving. */
  RD = 1 << 0,
  /** No more sending. */
  WR = 1 << 1,
}

/** What a preopened descriptor is (1 byte). */
export enum Preopentype {
  /** A directory. */
  DIR = 0,
}

/** What may be done with a descriptor (8 bytes, of which 30 bits have a meaning). */
export enum Rights {
  /** `fd_datasync`; with `PATH_OPEN`, also `path_open` with `DSYNC`. */
  FD_DATASYNC = 1 << 0,
  /** `fd_read` and `sock_recv`; with `FD_SEEK`, also `fd_pread`. */
  FD_READ = 1 << 1,
  /** `fd_seek`; includes `FD_TELL`. */
  FD_SEEK = 1 << 2,
  /** `fd_fdstat_set_flags`. */
  FD_FDSTAT_SET_FLAGS = 1 << 3,
  /** `fd_sync`; with `PATH_OPEN`, also `path_open` with `RSYNC` and `DSYNC`. */
  FD_SYNC = 1 << 4,
  /** `fd_tell`, and `fd_seek` by 0 from `CUR`. */
  FD_TELL = 1 << 5,
  /** `fd_write` and `sock_send`; with `FD_SEEK`, also `fd_pwrite`. */
  FD_WRITE = 1 << 6,
  /** `fd_advise`. */
  FD_ADVISE = 1 << 7,
  /** `fd_allocate`. */
  FD_ALLOCATE = 1 << 8,
  /** `path_create_directory`. */
  PATH_CREATE_DIRECTORY = 1 << 9,
  /** With `PATH_OPEN`: `path_open` with `CREAT`. */
  PATH_CREATE_FILE = 1 << 10,
  /** `path_link` from this directory. */
  PATH_LINK_SOURCE = 1 << 11,
  /** `path_link` into this directory. */
  PATH_LINK_TARGET = 1 << 12,
  /** `path_open`. */
  PATH_OPEN = 1 << 13,
  /** `fd_readdir`. */
  FD_READDIR = 1 << 14,
  /** `path_readlink`. */
  PATH_READLINK = 1 << 15,
  /** `path_rename` from this directory. */
  PATH_RENAME_SOURCE = 1 << 16,
  /** `path_rename` into this directory. */
  PATH_RENAME_TARGET = 1 << 17,
  /** `path_filestat_get`. */
  PATH_FILESTAT_GET = 1 << 18,
  /** With `PATH_OPEN`: `path_open` with `TRUNC`. */
  PATH_FILESTAT_SET_SIZE = 1 << 19,
  /** `path_filestat_set_times`. */
  PATH_FILESTAT_SET_TIMES = 1 << 20,
  /** `fd_filestat_get`. */
  FD_FILESTAT_GET = 1 << 21,
  /** `fd_filestat_set_size`. */
  FD_FILESTAT_SET_SIZE = 1 << 22,
  /** `fd_filestat_set_times`. */
  FD_FILESTAT_SET_TIMES = 1 << 23,
  /** `path_symlink`. */
  PATH_SYMLINK = 1 << 24,
  /** `path_remove_directory`. */
  PATH_REMOVE_DIRECTORY = 1 << 25,
  /** `path_unlink_file`. */
  PATH_UNLINK_FILE = 1 << 26,
  /** `poll_oneoff` on this descriptor, to read with `FD_READ`, to write with `FD_WRITE`. */
  POLL_FD_READWRITE = 1 << 27,
  /** `sock_shutdown`. */
  SOCK_SHUTDOWN = 1 << 28,
  /** `sock_accept`. */
  SOCK_ACCEPT = 1 << 29,
}

/** A signal for `proc_raise` (1 byte). Ends the process where nothing else is said. */
export enum Signal {
  /** No signal; reserved, as `kill(pid, 0)` has its own meaning. */
  NONE = 0,
  /** The terminal hung up. */
  HUP = 1,
  /** Interrupt from the terminal. */
  INT = 2,
  /** Quit from the terminal. */
  QUIT = 3,
  /** Illegal instruction. */
  ILL = 4,
  /** Breakpoint or trace. */
  TRAP = 5,
  /** The process aborts itself. */
  ABRT = 6,
  /** Access to memory that isn't there. */
  BUS = 7,
  /** Arithmetic without a result. */
  FPE = 8,
  /** Ends the process, always. */
  KILL = 9,
  /** For the program to use. */
  USR1 = 10,
  /** Access to memory that isn't allowed. */
  SEGV = 11,
  /** For the program to use. */
  USR2 = 12,
  /** Nobody reads the pipe written to; ignored. */
  PIPE = 13,
  /** The alarm clock rings. */
  ALRM = 14,
  /** A request to end. */
  TERM = 15,
  /** A child ended, stopped or went on; ignored. */
  CHLD = 16,
  /** Go on after a stop. */
  CONT = 17,
  /** Stop, always. */
  STOP = 18,
  /** Stop from the terminal. */
  TSTP = 19,
  /** Reading from the terminal in the background; stops. */
  TTIN = 20,
  /** Writing to the terminal in the background; stops. */
  TTOU = 21,
  /** Urgent data on a socket; ignored. */
  URG = 22,
  /** Too much CPU time. */
  XCPU = 23,
  /** A file grew too large. */
  XFSZ = 24,
  /** The timer of CPU time ran out. */
  VTALRM = 25,
  /** The timer for profiling ran out. */
  PROF = 26,
  /** The window changed its size; ignored. */
  WINCH = 27,
  /** Input or output is possible. */
  POLL = 28,
  /** Power failure. */
  PWR = 29,
  /** No such system call. */
  SYS = 30,
}
