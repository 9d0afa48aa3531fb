// @trusted: passes raw descriptors to WASI
import { fd_filestat_get, fd_filestat_set_size, fd_filestat_set_times, fd_tell, rawOf } from "../table";
import { SpecialTime } from "../shared/bridge";
import { Filetype, Fstflags } from "../wasi/types";
import { Filestat } from "../wasi/structs";
import { AsFd } from "../fd";
import { ManagedResult, Result } from "../result";
import { done, failOn, handleOf, rawFd } from "./raw";

// @ts-ignore: decorator
@lazy const filestat = memory.data(offsetof<Filestat>(), 8);

/** The attributes of a file. Times are in nanoseconds since 1970-01-01T00:00:00Z. */
export class Stat {
  /** The device that holds the file. */
  dev: u64;
  /** The file's number on the device. */
  ino: u64;
  /** Its type. */
  filetype: Filetype;
  /** How many names it has. */
  nlink: u64;
  /** Its size in bytes. */
  size: u64;
  /** When it was last read. */
  accessed: u64;
  /** When its content was last written. */
  modified: u64;
  /** When anything of it, its mode for example, was last changed. */
  changed: u64;

  /** Reads WASI's record at `pointer`. */
  // @ts-ignore: decorator
  @unsafe
  constructor(pointer: usize) {
    const stat = changetype<Filestat>(pointer);
    this.dev = stat.dev;
    this.ino = stat.ino;
    this.filetype = <Filetype>stat.filetype;
    this.nlink = stat.nlink;
    this.size = stat.size;
    this.accessed = stat.atim;
    this.modified = stat.mtim;
    this.changed = stat.ctim;
  }

  get isFile(): bool {
    return this.filetype == Filetype.REGULAR_FILE;
  }

  get isDir(): bool {
    return this.filetype == Filetype.DIRECTORY;
  }

  get isSymlink(): bool {
    return this.filetype == Filetype.SYMBOLIC_LINK;
  }
}

/** Special values for `setTimes`. */
export namespace Time {
  /** The time of the call. */
  // @ts-ignore: decorator
  @inline export const NOW: u64 = <u64>SpecialTime.NOW;
  /** Leave the time as it is. */
  // @ts-ignore: decorator
  @inline export const OMIT: u64 = <u64>SpecialTime.OMIT;
}

/** Returns the attributes of an open file. `fd_filestat_get` */
// @ts-ignore: decorator
@borrows("fd")
export function stat<Fd extends AsFd>(fd: Fd): ManagedResult<Stat> {
  const errno = fd_filestat_get(rawFd<Fd>(fd), filestat);
  if (errno) return ManagedResult.err<Stat>(failOn(handleOf<Fd>(fd), errno, "stat"));
  return ManagedResult.ok<Stat>(new Stat(filestat));
}

/** Truncates a file to `size` bytes, or extends it with zeros. `fd_filestat_set_size` */
// @ts-ignore: decorator
@borrows("fd")
export function setSize<Fd extends AsFd>(fd: Fd, size: u64): Result<void> {
  return done<Fd>(fd, fd_filestat_set_size(rawFd<Fd>(fd), size), "setSize");
}

/** Sets access and modification times: nanoseconds, `Time.NOW` or `Time.OMIT`. `fd_filestat_set_times` */
// @ts-ignore: decorator
@borrows("fd")
export function setTimes<Fd extends AsFd>(fd: Fd, accessed: u64, modified: u64): Result<void> {
  const errno = fd_filestat_set_times(rawFd<Fd>(fd), accessed, modified, timeFlags(accessed, modified));
  return done<Fd>(fd, errno, "setTimes");
}

/** The flags for two times. */
export function timeFlags(accessed: u64, modified: u64): i32 {
  let flags = 0;
  if (accessed == Time.NOW) flags |= Fstflags.ATIM_NOW;
  else if (accessed != Time.OMIT) flags |= Fstflags.ATIM;
  if (modified == Time.NOW) flags |= Fstflags.MTIM_NOW;
  else if (modified != Time.OMIT) flags |= Fstflags.MTIM;
  return flags;
}

/** The bytes behind a descriptor's offset, or 0 if that isn't known. `fd_filestat_get`, `fd_tell` */
export function bytesLeft(handle: u32): u64 {
  const raw = rawOf(handle), offset = memory.data(8, 8);
  if (fd_filestat_get(raw, filestat) || fd_tell(raw, offset)) return 0;
  const size = changetype<Filestat>(filestat).size, at = load<u64>(offset);
  return size > at ? size - at : 0;
}
