// @trusted: takes owners apart that are handles of the table
import { Lookupflags, Oflags } from "../wasi/types";
import { ManagedResult, Result } from "../result";
import { BorrowedFd } from "../fd";
import { WRITE_RIGHTS, openFile } from "../io/open";
import * as paths from "../io/path";
import { linkText, locate, preopenAt, preopenCount, preopenName } from "../io/preopen";
import { createTree, removeTree } from "../io/tree";
import { DirEntry, Stat } from "../io";
import { AtomicFile, commitOf } from "./atomic-file";
import { contentsOf, copyContents, fill, textOf } from "./contents";
import { Dir } from "./dir";
import { File } from "../owners/file";
import { Walk } from "./walk";

// The calls that take a path from a preopened directory on: the one whose name is its longest prefix.

/** A directory that the host opened before the program began. It is the host's: borrowed, and never closed. */
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

/** What WASI knows of a file; of a symbolic link, of what it leads to. `path_filestat_get` */
export function stat(path: string): ManagedResult<Stat> {
  return paths.statPath(locate(path), Lookupflags.SYMLINK_FOLLOW);
}

/** As `stat`, of a symbolic link itself. `path_filestat_get` */
export function symlinkStat(path: string): ManagedResult<Stat> {
  return paths.statPath(locate(path), <Lookupflags>0);
}

/** Whether there is a file, or an error where that can't be told. `path_filestat_get` */
export function exists(path: string): Result<bool> {
  return paths.existsPath(locate(path));
}

/** All that is in a file. */
export function read(path: string): ManagedResult<Uint8Array> {
  return contentsOf(File.open(path));
}

/** All that is in a file, as UTF-8. Bytes that aren't are EILSEQ. */
export function readToString(path: string): ManagedResult<string> {
  return textOf(File.open(path));
}

/** Makes a file of `bytes`, which are borrowed; what it held is lost. */
export function write(path: string, bytes: Uint8Array): Result<void> {
  return fill(File.create(path), bytes);
}

/** As `write`, in one step: who opens the file has what it held or `bytes`, and never a part. See `AtomicFile`. */
export function replaceFile(path: string, bytes: Uint8Array): Result<void> {
  return commitOf(AtomicFile.create(path), bytes);
}

/** Copies what is in a file into another one, which is made if there is none. Gives the bytes, or below zero an error. */
export function copy(from: string, to: string): i64 {
  return copyContents(File.open(from), openFile<File>(locate(to), Oflags.CREAT, WRITE_RIGHTS));
}

/** All that is below a directory, each directory before what is in it. */
export function walk(path: string): ManagedResult<Walk> {
  return Walk.at(path);
}

/** All entries of a directory. `fd_readdir` */
export function entries(path: string): ManagedResult<DirEntry[]> {
  const dir = Dir.open(path);
  if (dir.isErr) return ManagedResult.err<DirEntry[]>(dir.code);
  const all = dir.value.entries();
  dir.value.drop();
  return all;
}

/** Makes a directory. `path_create_directory` */
export function createDir(path: string): Result<void> {
  return paths.createDirectory(locate(path));
}

/** Makes a directory and those on the way to it, where they aren't there. `path_create_directory` */
export function createDirAll(path: string): Result<void> {
  return createTree(0, path);
}

/**
 * Removes a directory with all that is in it, or a symbolic link itself. No link is followed. Ends with the first error,
 * which names what couldn't be removed. `path_unlink_file`, `path_remove_directory`
 */
export function removeDirAll(path: string): Result<void> {
  return removeTree(0, path);
}

/** Removes an empty directory. `path_remove_directory` */
export function removeDir(path: string): Result<void> {
  return paths.removeDirectory(locate(path));
}

/** Removes a name that isn't a directory's. `path_unlink_file` */
export function removeFile(path: string): Result<void> {
  return paths.unlinkFile(locate(path));
}

/** Gives a file another name; what had it is replaced. `path_rename` */
export function rename(from: string, to: string): Result<void> {
  return paths.renamePath(locate(from), locate(to));
}

/** Gives a file one more name. `path_link` */
export function link(from: string, to: string): Result<void> {
  return paths.linkPath(locate(from), locate(to));
}

/** Makes a symbolic link with the text `target`. `path_symlink` */
export function symlink(target: string, path: string): Result<void> {
  return paths.symlinkPath(linkText(target), locate(path));
}

/** The text of a symbolic link. `path_readlink` */
export function readlink(path: string): ManagedResult<string> {
  return paths.readlinkPath(locate(path));
}

/** Sets when a file was read and written: nanoseconds, `Time.NOW` or `Time.OMIT`. `path_filestat_set_times` */
export function setTimesOf(path: string, accessed: u64, modified: u64): Result<void> {
  return paths.setTimesPath(locate(path), Lookupflags.SYMLINK_FOLLOW, accessed, modified);
}
