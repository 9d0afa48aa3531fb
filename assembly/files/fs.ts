// @trusted: takes owners apart that are handles of the table
import { Fdflags, Lookupflags, Oflags } from "../wasi/types";
import { ManagedResult, Result } from "../result";
import { BorrowedFd } from "../fd";
import { WRITE_RIGHTS, openFile } from "../io/open";
import * as paths from "../io/path";
import { linkText, locate, preopenAt, preopenCount, preopenName } from "../io/preopen";
import { createTree, removeTree } from "../io/tree";
import { DirEntry, Stat } from "../io";
import { AtomicFile, commitOf } from "./atomic-file";
import { resultOf } from "../result/result";
import { contentsOf, copyContents, fill, textOf } from "./contents";
import { Dir } from "./dir";
import { File } from "../owners/file";
import { Walk } from "./walk";

// The functions that take a path within a preopened directory: the one whose name is the path's longest prefix.

/** A directory that the host opened before the program started. It is borrowed from the host and never closed. */
@trusted
export class Preopen {
  constructor(
    /** The directory. */
    public fd: BorrowedFd,
    /** The name that paths to it begin with, "" for ".". */
    public name: string,
  ) {}

  @lifetime("static")
  asFd(): BorrowedFd {
    return this.fd;
  }
}

/** The preopened directories, in the host's order. */
export function preopens(): Preopen[] {
  const list: Preopen[] = [];
  for (let i = 0, n = preopenCount(); i < n; i++) list.push(new Preopen(preopenAt(i), preopenName(i)));
  return list;
}

/** Returns the attributes of a file. Follows symbolic links. `path_filestat_get` */
export function stat(path: string): ManagedResult<Stat> {
  return paths.statPath(locate(path), Lookupflags.SYMLINK_FOLLOW);
}

/** Like `stat`, for a symbolic link itself. `path_filestat_get` */
export function symlinkStat(path: string): ManagedResult<Stat> {
  return paths.statPath(locate(path), <Lookupflags>0);
}

/** Returns whether a file exists. `path_filestat_get` */
export function exists(path: string): Result<bool> {
  return paths.existsPath(locate(path));
}

/** Reads the content of a file. */
export function read(path: string): ManagedResult<Uint8Array> {
  return contentsOf(File.open(path));
}

/** Reads the content of a file as UTF-8. Fails with EILSEQ if it isn't UTF-8. */
export function readToString(path: string): ManagedResult<string> {
  return textOf(File.open(path));
}

/** Creates a file, or truncates it, and writes `bytes`, which are borrowed. */
export function write(path: string, bytes: Uint8Array): Result<void> {
  return fill(File.create(path), bytes);
}

/** Writes `bytes`, which are borrowed, behind the end of a file, which is created if it doesn't exist. */
export function appendFile(path: string, bytes: Uint8Array): Result<void> {
  const file = openFile<File>(locate(path), Oflags.CREAT, WRITE_RIGHTS, Lookupflags.SYMLINK_FOLLOW, Fdflags.APPEND);
  return fill(file, bytes);
}

/** Replaces a file atomically: readers see either the old content or all of `bytes`. See `AtomicFile`. */
export function replaceFile(path: string, bytes: Uint8Array): Result<void> {
  return commitOf(AtomicFile.create(path), bytes);
}

/** Copies a file to another, which is created if it doesn't exist. Returns the number of bytes. */
export function copy(from: string, to: string): ManagedResult<i64> {
  return resultOf(copyContents(File.open(from), openFile<File>(locate(to), Oflags.CREAT, WRITE_RIGHTS)));
}

/** Walks everything below a directory, each directory before its content. */
export function walk(path: string): ManagedResult<Walk> {
  return Walk.at(path);
}

/** Returns all entries of a directory. `fd_readdir` */
export function entries(path: string): ManagedResult<DirEntry[]> {
  const dir = Dir.open(path);
  if (dir.isErr) return ManagedResult.err<DirEntry[]>(dir.code);
  const all = dir.value.entries();
  dir.value.drop();
  return all;
}

/** Creates a directory. `path_create_directory` */
export function createDir(path: string): Result<void> {
  return paths.createDirectory(locate(path));
}

/** Creates a directory and its missing parents. `path_create_directory` */
export function createDirAll(path: string): Result<void> {
  return createTree(0, path);
}

/**
 * Removes a directory with its content, or a symbolic link itself. Follows no links. Stops at the first error,
 * which names what couldn't be removed. `path_unlink_file`, `path_remove_directory`
 */
export function removeDirAll(path: string): Result<void> {
  return removeTree(0, path);
}

/** Removes an empty directory. `path_remove_directory` */
export function removeDir(path: string): Result<void> {
  return paths.removeDirectory(locate(path));
}

/** Removes a file, or a symbolic link itself. `path_unlink_file` */
export function removeFile(path: string): Result<void> {
  return paths.unlinkFile(locate(path));
}

/** Renames a file, and replaces the file of the new name. `path_rename` */
export function rename(from: string, to: string): Result<void> {
  return paths.renamePath(locate(from), locate(to));
}

/** Creates a hard link. `path_link` */
export function link(from: string, to: string): Result<void> {
  return paths.linkPath(locate(from), locate(to));
}

/** Creates a symbolic link with the text `target`. `path_symlink` */
export function symlink(target: string, path: string): Result<void> {
  return paths.symlinkPath(linkText(target), locate(path));
}

/** Returns the text of a symbolic link. `path_readlink` */
export function readlink(path: string): ManagedResult<string> {
  return paths.readlinkPath(locate(path));
}

/** Sets access and modification times: nanoseconds, `Time.NOW` or `Time.OMIT`. `path_filestat_set_times` */
export function setTimesOf(path: string, accessed: u64, modified: u64): Result<void> {
  return paths.setTimesPath(locate(path), Lookupflags.SYMLINK_FOLLOW, accessed, modified);
}
