// @trusted: passes raw descriptors to WASI
import { path_open } from "../wasi/imports";
import { Fdflags, Filetype, Lookupflags, Oflags, Rights } from "../wasi/types";
import { Owner, adoptOpened } from "../table";
import { UNASKED } from "../table/description";
import { Path } from "../result/path";
import { Result } from "../result";
import { dirOf, failPath } from "./path";

// Opens files and directories. The path is owned. `T` is the caller's type for the owner, a number.

// @ts-ignore: decorator
@lazy const opened = memory.data(4, 4);

// A host learns from the rights what a file is opened for. Rights of a file besides reading and writing:
// @ts-ignore: decorator
@inline const EITHER: u64 = Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_SYNC | Rights.FD_ADVISE
  | Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_GET | Rights.FD_FILESTAT_SET_TIMES | Rights.POLL_FD_READWRITE;
/** Rights of a file that is open for reading. */
// @ts-ignore: decorator
@inline export const READ_RIGHTS: u64 = EITHER | Rights.FD_READ;
/** Rights of a file that is open for writing. */
// @ts-ignore: decorator
@inline export const WRITE_RIGHTS: u64 = EITHER | Rights.FD_WRITE | Rights.FD_DATASYNC | Rights.FD_ALLOCATE
  | Rights.FD_FILESTAT_SET_SIZE;
// Rights of an open directory.
// @ts-ignore: decorator
@inline const DIR_RIGHTS: u64 = Rights.FD_READDIR | Rights.FD_FILESTAT_GET | Rights.FD_FILESTAT_SET_TIMES
  | Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_SYNC | Rights.PATH_OPEN | Rights.PATH_CREATE_DIRECTORY
  | Rights.PATH_CREATE_FILE | Rights.PATH_LINK_SOURCE | Rights.PATH_LINK_TARGET | Rights.PATH_READLINK
  | Rights.PATH_RENAME_SOURCE | Rights.PATH_RENAME_TARGET | Rights.PATH_FILESTAT_GET | Rights.PATH_FILESTAT_SET_SIZE
  | Rights.PATH_FILESTAT_SET_TIMES | Rights.PATH_SYMLINK | Rights.PATH_REMOVE_DIRECTORY | Rights.PATH_UNLINK_FILE;

/** Opens a file, for `T` = `File`. `path_open` */
export function openFile<T>(
  path: Path, oflags: i32, rights: u64, lookup: Lookupflags = Lookupflags.SYMLINK_FOLLOW, fdflags: Fdflags = <Fdflags>0,
): Result<T> {
  return openPath<T>(path, lookup, oflags, rights, 0, fdflags, UNASKED, Owner.FILE);
}

/** Opens a directory, for `T` = `Dir`, or its handle, for `T` = `u32`. `path_open` */
export function openDir<T>(path: Path, lookup: Lookupflags = Lookupflags.SYMLINK_FOLLOW): Result<T> {
  return openPath<T>(
    path, lookup, Oflags.DIRECTORY, DIR_RIGHTS, DIR_RIGHTS | READ_RIGHTS | WRITE_RIGHTS,
    <Fdflags>0, Filetype.DIRECTORY, Owner.DIR,
  );
}

function openPath<T>(
  path: Path, lookup: Lookupflags, oflags: i32, base: u64, inheriting: u64, fdflags: Fdflags, kind: u32, owner: u32,
): Result<T> {
  const errno = path.errno || path_open(
    dirOf(path), lookup, path.relative, path.relativeLength, <Oflags>oflags, base, inheriting, fdflags, opened,
  );
  if (errno) return Result.err<T>(failPath(errno, "open", path));
  return changetype<Result<T>>(<usize>adoptOpened(load<i32>(opened), kind, owner, path));
}
