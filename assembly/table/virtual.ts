// @trusted: makes and ends handles
import { clock_time_get } from "../wasi/imports";
import { Errno } from "../shared/errno";
import { Fdstat, Filestat } from "../wasi/structs";
import { ClockId, Fdflags, Filetype, Fstflags, Riflags, Sdflags, Whence } from "../wasi/types";

/** The device that all virtual files are on. */
// @ts-ignore: decorator
@inline const DEVICE: u64 = u64.MAX_VALUE;
// @ts-ignore: decorator
@inline const ALL_FLAGS: i32 = Fdflags.APPEND | Fdflags.DSYNC | Fdflags.NONBLOCK | Fdflags.RSYNC | Fdflags.SYNC;

/**
 * A file within the module that the host doesn't know: the end of a pipe, a file in
 * memory. It answers the calls of preview1 as a descriptor of the host would; here as one that can nothing.
 */
export abstract class VirtualFile {
  flags: Fdflags = <Fdflags>0;
  /** The rights that `fd_fdstat_set_rights` took away. */
  rightsTaken: u64 = 0;
  accessed: u64;
  modified: u64;
  changed: u64;

  constructor(
    public readonly kind: Filetype,
    /** Its name in messages. */
    public readonly name: string,
    /** Its inode. */
    public readonly inode: u64,
    public rights: u64,
  ) {
    this.accessed = this.modified = this.changed = now();
  }

  /** Ends it, after its last owner. */
  end(): void {}

  read(iovs: usize, count: i32, nread: usize): i32 {
    return Errno.BADF;
  }

  write(iovs: usize, count: i32, nwritten: usize): i32 {
    return Errno.BADF;
  }

  pread(iovs: usize, count: i32, offset: u64, nread: usize): i32 {
    return Errno.SPIPE;
  }

  pwrite(iovs: usize, count: i32, offset: u64, nwritten: usize): i32 {
    return Errno.SPIPE;
  }

  seek(offset: i64, whence: Whence, place: usize): i32 {
    return Errno.SPIPE;
  }

  allocate(offset: u64, length: u64): i32 {
    return Errno.SPIPE;
  }

  advise(): i32 {
    return Errno.SPIPE;
  }

  sync(): i32 {
    return Errno.INVAL;
  }

  setSize(size: u64): i32 {
    return Errno.INVAL;
  }

  recv(iovs: usize, count: i32, flags: Riflags, nread: usize, roflags: usize): i32 {
    return Errno.NOTSOCK;
  }

  send(iovs: usize, count: i32, nwritten: usize): i32 {
    return Errno.NOTSOCK;
  }

  accept(): i32 {
    return Errno.NOTSOCK;
  }

  shutdown(how: Sdflags): i32 {
    return Errno.NOTSOCK;
  }

  /** Its size in bytes, for `fd_filestat_get`. */
  get size(): u64 {
    return 0;
  }

  /** The bytes that can be read at once, none at the end; -1 where reading would wait. */
  get readable(): i32 {
    return 0;
  }

  /** The bytes that can be written at once; -1 where writing would wait. */
  get writable(): i32 {
    return 0;
  }

  /** Whether the other side has ended. */
  get hungUp(): bool {
    return false;
  }

  /** Whether reading to the end would wait for this module itself, and so for ever. */
  get isEndless(): bool {
    return false;
  }

  /** The detail of the error of a call that would block: there is one thread, so it would block forever. */
  get waiting(): string | null {
    return null;
  }

  /**
   * The errno for a right that was taken away, or 0. One that it never had, as writing to the reading end of a pipe, is
   * for the call itself to refuse.
   */
  lacks(right: u64): i32 {
    return this.rightsTaken & right ? Errno.NOTCAPABLE : Errno.SUCCESS;
  }

  fdstat(at: usize): i32 {
    const stat = changetype<Fdstat>(at);
    stat.fs_filetype = <u8>this.kind;
    stat.fs_flags = <u16>this.flags;
    stat.fs_rights_base = this.rights;
    stat.fs_rights_inheriting = 0;
    return Errno.SUCCESS;
  }

  setFlags(flags: Fdflags): i32 {
    if (flags & ~ALL_FLAGS) return Errno.INVAL;
    this.flags = flags;
    return Errno.SUCCESS;
  }

  setRights(base: u64, inheriting: u64): i32 {
    if (base & ~this.rights || inheriting) return Errno.NOTCAPABLE;
    this.rightsTaken |= this.rights & ~base;
    this.rights = base;
    return Errno.SUCCESS;
  }

  filestat(at: usize): i32 {
    const stat = changetype<Filestat>(at);
    memory.fill(at, 0, offsetof<Filestat>());
    stat.dev = DEVICE;
    stat.ino = this.inode;
    stat.filetype = <u8>this.kind;
    stat.nlink = 1;
    stat.size = this.size;
    stat.atim = this.accessed;
    stat.mtim = this.modified;
    stat.ctim = this.changed;
    return Errno.SUCCESS;
  }

  setTimes(accessed: u64, modified: u64, which: i32): i32 {
    const both = (which & Fstflags.ATIM && which & Fstflags.ATIM_NOW) || (which & Fstflags.MTIM && which & Fstflags.MTIM_NOW);
    if (both) return Errno.INVAL;
    this.changed = now();
    if (which & Fstflags.ATIM) this.accessed = accessed;
    if (which & Fstflags.ATIM_NOW) this.accessed = this.changed;
    if (which & Fstflags.MTIM) this.modified = modified;
    if (which & Fstflags.MTIM_NOW) this.modified = this.changed;
    return Errno.SUCCESS;
  }
}

let inodes: u64 = 0;

/** A number for a new file or pipe. */
export function newInode(): u64 {
  return ++inodes;
}

/** The time of day, in nanoseconds since 1970. */
export function now(): u64 {
  const time = memory.data(8, 8);
  return clock_time_get(ClockId.REALTIME, 1, time) ? 0 : load<u64>(time);
}
