// @trusted: passes raw descriptors to WASI
import { fd_fdstat_get, fd_fdstat_set_flags, fd_fdstat_set_rights } from "../table";
import { Fdflags, Filetype, Rights } from "../wasi/types";
import { Fdstat } from "../wasi/structs";
import { AsFd } from "../fd";
import { errnoOf } from "../result/record";
import { ManagedResult, Result } from "../result";
import { done, failOn, handleOf, rawFd } from "./raw";

// @ts-ignore: decorator
@lazy const fdstat = memory.data(offsetof<Fdstat>(), 8);

/** The rights of a descriptor, and those of descriptors opened through it. Bits of `Rights`. */
export class FdRights {
  constructor(
    /** Of the descriptor itself. */
    public base: u64,
    /** The most that a descriptor opened through it may have. */
    public inheriting: u64,
  ) {}
}

/** A descriptor's flags, bits of `Fdflags`. `fd_fdstat_get` */
// @ts-ignore: decorator
@borrows("fd")
export function flags<Fd extends AsFd>(fd: Fd): Result<Fdflags> {
  const errno = fd_fdstat_get(rawFd<Fd>(fd), fdstat);
  if (errno) return Result.err<Fdflags>(failOn(handleOf<Fd>(fd), errno, "flags"));
  return Result.ok<Fdflags>(<Fdflags>changetype<Fdstat>(fdstat).fs_flags);
}

/** Sets a descriptor's flags, for all its clones, and clears the others. `fd_fdstat_set_flags` */
// @ts-ignore: decorator
@borrows("fd")
export function setFlags<Fd extends AsFd>(fd: Fd, flags: Fdflags): Result<void> {
  return done<Fd>(fd, fd_fdstat_set_flags(rawFd<Fd>(fd), flags), "setFlags");
}

/** Sets whether each write goes to the end of the file. Returns the previous flags. `fd_fdstat_set_flags` */
// @ts-ignore: decorator
@borrows("fd")
export function setAppend<Fd extends AsFd>(fd: Fd, on: bool): Result<Fdflags> {
  return setFlag<Fd>(fd, Fdflags.APPEND, on, "setAppend");
}

/** Sets whether calls that would block fail with EAGAIN. Returns the previous flags. `fd_fdstat_set_flags` */
// @ts-ignore: decorator
@borrows("fd")
export function setNonblocking<Fd extends AsFd>(fd: Fd, on: bool): Result<Fdflags> {
  return setFlag<Fd>(fd, Fdflags.NONBLOCK, on, "setNonblocking");
}

/** Sets one flag and leaves the others. */
// @ts-ignore: decorator
@borrows("fd")
function setFlag<Fd extends AsFd>(fd: Fd, flag: Fdflags, on: bool, operation: string): Result<Fdflags> {
  const before = flags<Fd>(fd);
  if (before.isErr) return Result.err<Fdflags>(failOn(handleOf<Fd>(fd), errnoOf(before.code), operation));
  const wanted = on ? before.value | flag : before.value & ~flag;
  const errno = fd_fdstat_set_flags(rawFd<Fd>(fd), wanted);
  if (errno) return Result.err<Fdflags>(failOn(handleOf<Fd>(fd), errno, operation));
  return before;
}

/** A descriptor's rights. `fd_fdstat_get` */
// @ts-ignore: decorator
@borrows("fd")
export function rights<Fd extends AsFd>(fd: Fd): ManagedResult<FdRights> {
  const errno = fd_fdstat_get(rawFd<Fd>(fd), fdstat);
  if (errno) return ManagedResult.err<FdRights>(failOn(handleOf<Fd>(fd), errno, "rights"));
  const stat = changetype<Fdstat>(fdstat);
  return ManagedResult.ok<FdRights>(new FdRights(stat.fs_rights_base, stat.fs_rights_inheriting));
}

/** Removes rights, for all clones. None can be added. `fd_fdstat_set_rights` */
// @ts-ignore: decorator
@borrows("fd")
export function setRights<Fd extends AsFd>(fd: Fd, base: u64, inheriting: u64): Result<void> {
  return done<Fd>(fd, fd_fdstat_set_rights(rawFd<Fd>(fd), base, inheriting), "setRights");
}

/** Returns the type of a descriptor. `fd_fdstat_get` */
// @ts-ignore: decorator
@borrows("fd")
export function filetype<Fd extends AsFd>(fd: Fd): Result<Filetype> {
  const errno = fd_fdstat_get(rawFd<Fd>(fd), fdstat);
  if (errno) return Result.err<Filetype>(failOn(handleOf<Fd>(fd), errno, "filetype"));
  return Result.ok<Filetype>(<Filetype>changetype<Fdstat>(fdstat).fs_filetype);
}

/** Whether a descriptor is a terminal. As in wasi-libc: a character device that can't seek. `fd_fdstat_get` */
// @ts-ignore: decorator
@borrows("fd")
export function isTerminal<Fd extends AsFd>(fd: Fd): bool {
  if (fd_fdstat_get(rawFd<Fd>(fd), fdstat)) return false;
  const stat = changetype<Fdstat>(fdstat);
  const seeks: u64 = Rights.FD_SEEK | Rights.FD_TELL;
  return stat.fs_filetype == Filetype.CHARACTER_DEVICE && !(stat.fs_rights_base & seeks);
}
