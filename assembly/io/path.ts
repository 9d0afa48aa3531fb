// @trusted: passes raw descriptors to WASI
import {
  path_create_directory, path_filestat_get, path_filestat_set_times, path_link, path_readlink, path_remove_directory,
  path_rename, path_symlink, path_unlink_file,
} from "../wasi/imports";
import { Errno } from "../shared/errno";
import { Filestat } from "../wasi/structs";
import { Lookupflags, RawFd } from "../wasi/types";
import { decodeText } from "../wasi/utf8";
import { rawOf } from "../table";
import { errnoOf, fail } from "../result/record";
import { Path } from "../result/path";
import { ManagedResult, Result } from "../result";
import { Stat, timeFlags } from "./stat";

// The calls on paths; that which opens is in `open.ts`. Each takes a `Path` as owned, made by `locate` (from a
// preopened directory on) or `within` (from an open directory on).

// @ts-ignore: decorator
@lazy const filestat = memory.data(offsetof<Filestat>(), 8);

/** Creates a directory. `path_create_directory` */
export function createDirectory(path: Path): Result<void> {
  const errno = path.errno || path_create_directory(dirOf(path), path.relative, path.relativeLength);
  return ended(errno, "createDir", path);
}

/** Removes an empty directory. `path_remove_directory` */
export function removeDirectory(path: Path): Result<void> {
  const errno = path.errno || path_remove_directory(dirOf(path), path.relative, path.relativeLength);
  return ended(errno, "removeDir", path);
}

/** Removes a file, or a symbolic link itself. `path_unlink_file` */
export function unlinkFile(path: Path): Result<void> {
  const errno = path.errno || path_unlink_file(dirOf(path), path.relative, path.relativeLength);
  return ended(errno, "removeFile", path);
}

/** Renames a file from `from` to `to`, and replaces the file of that name. `path_rename` */
export function renamePath(from: Path, to: Path): Result<void> {
  const errno = from.errno || to.errno || path_rename(
    dirOf(from), from.relative, from.relativeLength, dirOf(to), to.relative, to.relativeLength,
  );
  return endedBoth(errno, "rename", from, to);
}

/** Creates a hard link `to` to a file, or to a symbolic link itself. `path_link` */
export function linkPath(from: Path, to: Path): Result<void> {
  const errno = from.errno || to.errno || path_link(
    dirOf(from), <Lookupflags>0, from.relative, from.relativeLength, dirOf(to), to.relative, to.relativeLength,
  );
  return endedBoth(errno, "link", from, to);
}

/** Creates a symbolic link with the text `target`. `path_symlink` */
export function symlinkPath(target: Path, path: Path): Result<void> {
  const errno = target.errno || path.errno || path_symlink(
    target.bytes, target.length, dirOf(path), path.relative, path.relativeLength,
  );
  return endedBoth(errno, "symlink", path, target);
}

/** Returns the text of a symbolic link. `path_readlink` */
export function readlinkPath(path: Path): ManagedResult<string> {
  const used = memory.data(4, 4);
  let capacity: u32 = 256;
  while (true) {
    const buffer = heap.alloc(capacity);
    const errno = path.errno || path_readlink(
      dirOf(path), path.relative, path.relativeLength, buffer, capacity, used,
    );
    const length = load<u32>(used);
    if (!errno && length < capacity) {
      const text = decodeText(buffer, length);
      heap.free(buffer);
      Path.free(path);
      return ManagedResult.ok<string>(text);
    }
    heap.free(buffer);
    // A link that fills the buffer may be longer: some engines cut it off, node:wasi says ERANGE or ENOBUFS.
    const tooSmall = !errno || errno == Errno.RANGE || errno == Errno.NOBUFS;
    if (!tooSmall || capacity >= 65536) return ManagedResult.err<string>(failPath(errno, "readlink", path));
    capacity <<= 2;
  }
}

/** Returns the attributes of a file. `path_filestat_get` */
export function statPath(path: Path, lookup: Lookupflags): ManagedResult<Stat> {
  const errno = path.errno || path_filestat_get(dirOf(path), lookup, path.relative, path.relativeLength, filestat);
  if (errno) return ManagedResult.err<Stat>(failPath(errno, "stat", path));
  Path.free(path);
  return ManagedResult.ok<Stat>(new Stat(filestat));
}

/** Returns whether a file exists. `path_filestat_get` */
export function existsPath(path: Path): Result<bool> {
  const found = statPath(path, Lookupflags.SYMLINK_FOLLOW);
  if (found.isOk) return Result.ok<bool>(true);
  return errnoOf(found.code) == Errno.NOENT ? Result.ok<bool>(false) : Result.err<bool>(found.code);
}

/** Sets access and modification times: nanoseconds, `Time.NOW` or `Time.OMIT`. `path_filestat_set_times` */
export function setTimesPath(path: Path, lookup: Lookupflags, accessed: u64, modified: u64): Result<void> {
  const errno = path.errno || path_filestat_set_times(
    dirOf(path), lookup, path.relative, path.relativeLength, accessed, modified, timeFlags(accessed, modified),
  );
  return ended(errno, "setTimes", path);
}

/** The raw fd of the directory that a path is relative to. */
export function dirOf(path: Path): RawFd {
  return rawOf(path.dir);
}

function ended(errno: i32, operation: string, path: Path): Result<void> {
  if (errno) return Result.err<void>(failPath(errno, operation, path));
  Path.free(path);
  return Result.done();
}

function endedBoth(errno: i32, operation: string, path: Path, other: Path): Result<void> {
  if (other.errno && !path.errno) {
    Path.free(path);
    return Result.err<void>(failPath(errno, operation, other));
  }
  Path.free(other);
  return ended(errno, operation, path);
}

/** Notes a failure of a call on a path, which is owned. */
export function failPath(errno: i32, operation: string, path: Path): i32 {
  let detail: string | null = null;
  if (path.errno == Errno.NOTCAPABLE) detail = "no preopened directory holds it";
  else if (path.errno == Errno.INVAL) detail = "a path can't hold a NUL";
  return fail(errno, operation, detail, path);
}
