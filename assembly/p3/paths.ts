// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Fdflags, Filetype, Lookupflags, Oflags, Rights } from "../wasi/types";
import { ASK, Descriptor, Kind, add, describe, find } from "./descriptor";
import { errnoOfFile } from "./errors";
import * as files from "./imports/filesystem";
import { filetypeOf } from "./stat";

// The calls of preview1 on paths. The host resolves them, and refuses those that lead out of the directory.

// @ts-ignore: decorator
@lazy const result = memory.data(24, 4);

// What a file is opened for.
// @ts-ignore: decorator
@inline const READ = 1 << 0;
// @ts-ignore: decorator
@inline const WRITE = 1 << 1;
// @ts-ignore: decorator
@inline const FILE_SYNC = 1 << 2;
// @ts-ignore: decorator
@inline const DATA_SYNC = 1 << 3;
// @ts-ignore: decorator
@inline const REQUESTED_SYNC = 1 << 4;
// @ts-ignore: decorator
@inline const MUTATE_DIRECTORY = 1 << 5;

export function path_open(
  fd: i32, lookup: Lookupflags, path: usize, length: usize, oflags: Oflags, rights: u64, inheriting: u64, fdflags: Fdflags,
  opened: usize,
): i32 {
  const directory = directoryOf(fd);
  if (directory === null) return refusal(fd);
  files.openAt(directory.resource, lookup, path, length, oflags, access(oflags, rights, fdflags), result);
  const errno = errnoOfFile(result);
  if (errno) return errno;
  const file = describe(Kind.FILE, load<i32>(result, 4), oflags & Oflags.DIRECTORY ? <i32>Filetype.DIRECTORY : ASK);
  file.flags = fdflags;
  file.rights = rights & directory.inheriting;
  file.inheriting = inheriting & directory.inheriting;
  store<i32>(opened, add(file));
  return Errno.SUCCESS;
}

/** The `descriptor-flags` for what preview1 asks for. */
function access(oflags: Oflags, rights: u64, fdflags: Fdflags): i32 {
  let flags = rights & Rights.FD_READ ? READ : 0;
  if (oflags & Oflags.DIRECTORY) flags = READ | (rights & Rights.PATH_CREATE_FILE ? MUTATE_DIRECTORY : 0);
  else if (rights & Rights.FD_WRITE) flags |= WRITE;
  if (fdflags & Fdflags.SYNC) flags |= FILE_SYNC;
  if (fdflags & Fdflags.DSYNC) flags |= DATA_SYNC;
  if (fdflags & Fdflags.RSYNC) flags |= REQUESTED_SYNC;
  return flags;
}

export function path_create_directory(fd: i32, path: usize, length: usize): i32 {
  const directory = directoryOf(fd);
  if (directory === null) return refusal(fd);
  files.createDirectoryAt(directory.resource, path, length, result);
  return errnoOfFile(result);
}

export function path_remove_directory(fd: i32, path: usize, length: usize): i32 {
  const directory = directoryOf(fd);
  if (directory === null) return refusal(fd);
  files.removeDirectoryAt(directory.resource, path, length, result);
  return errnoOfFile(result);
}

export function path_unlink_file(fd: i32, path: usize, length: usize): i32 {
  const directory = directoryOf(fd);
  if (directory === null) return refusal(fd);
  files.unlinkFileAt(directory.resource, path, length, result);
  return errnoOfFile(result);
}

export function path_link(
  fd: i32, lookup: Lookupflags, path: usize, length: usize, newFd: i32, newPath: usize, newLength: usize,
): i32 {
  const from = directoryOf(fd), to = directoryOf(newFd);
  if (from === null) return refusal(fd);
  if (to === null) return refusal(newFd);
  files.linkAt(from.resource, lookup, path, length, to.resource, newPath, newLength, result);
  return errnoOfFile(result);
}

export function path_rename(fd: i32, path: usize, length: usize, newFd: i32, newPath: usize, newLength: usize): i32 {
  const from = directoryOf(fd), to = directoryOf(newFd);
  if (from === null) return refusal(fd);
  if (to === null) return refusal(newFd);
  files.renameAt(from.resource, path, length, to.resource, newPath, newLength, result);
  return errnoOfFile(result);
}

export function path_symlink(held: usize, heldLength: usize, fd: i32, path: usize, length: usize): i32 {
  const directory = directoryOf(fd);
  if (directory === null) return refusal(fd);
  files.symlinkAt(directory.resource, held, heldLength, path, length, result);
  return errnoOfFile(result);
}

export function path_readlink(fd: i32, path: usize, length: usize, buffer: usize, size: usize, used: usize): i32 {
  const directory = directoryOf(fd);
  if (directory === null) return refusal(fd);
  files.readlinkAt(directory.resource, path, length, result);
  const errno = errnoOfFile(result);
  if (errno) return errno;
  const text = load<usize>(result, 4), bytes = load<u32>(result, 8);
  const taken = min(bytes, <u32>size);
  memory.copy(buffer, text, taken);
  if (bytes) heap.free(text);
  store<u32>(used, taken);
  return Errno.SUCCESS;
}

/** The directory of a raw fd, or null. */
function directoryOf(fd: i32): Descriptor | null {
  const descriptor = find(fd);
  return descriptor !== null && descriptor.kind == Kind.FILE && filetypeOf(descriptor) == Filetype.DIRECTORY ? descriptor : null;
}

/** Why a raw fd is no directory. */
function refusal(fd: i32): Errno {
  return find(fd) === null ? Errno.BADF : Errno.NOTDIR;
}
