// @trusted: an owner is a handle of the table
import { Lookupflags, Oflags, RawFd } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { AsFd, IntoFd, OwnedFd, OwningFilelike } from "../fd";
import { moveTo, ownRaw, tryCloneOf } from "../fd/own";
import * as io from "../io";
import { READ_RIGHTS, WRITE_RIGHTS, openDir, openFile } from "../io/open";
import * as paths from "../io/path";
import { linkText, locate, within } from "../io/preopen";
import { createTree, removeTree } from "../io/tree";
import { DirEntry, ReadDir, Stat } from "../io";
import { AtomicFile, commitOf } from "./atomic-file";
import { resultOf } from "../result/result";
import { contentsOf, copyContents, fill, textOf } from "./contents";
import { File } from "../owners/file";
import { Walk } from "./walk";

@unmanaged
class DirTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.DIR; }
}

/**
 * An open directory, owned. Its methods take paths relative to it. It is a handle: a number. The functions that
 * take a path within a preopened directory are in `fs.ts`.
 */
@unmanaged
@final
@owned
export class Dir extends OwningFilelike<DirTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `Dir.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<Dir>(changetype<usize>(fd), Owner.OWNED_FD, Owner.DIR);
  }

  /** Opens a directory at a path within a preopened directory. `path_open` */
  static open(path: string): Result<Dir> {
    return openDir<Dir>(locate(path));
  }

  /** Takes ownership of a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): Dir {
    return moveTo<Dir>(changetype<usize>(fd), Owner.OWNED_FD, Owner.DIR);
  }

  /** Takes ownership of the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): Dir {
    return Dir.fromFd(from.intoFd());
  }

  /** Owns a raw fd, which must have no other owner. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): Dir {
    return ownRaw<Dir>(raw, Owner.DIR);
  }

  /** Makes a second owner of the same open directory. */
  tryClone(): Result<Dir> {
    return tryCloneOf<Dir>(changetype<usize>(this), Owner.DIR);
  }

  /** Opens a file in it for reading. `path_open` */
  openFile(path: string): Result<File> {
    return openFile<File>(within(<u32>changetype<usize>(this), path), 0, READ_RIGHTS);
  }

  /** Opens a file in it for writing, truncated to 0 bytes, and creates it if it doesn't exist. `path_open` */
  createFile(path: string): Result<File> {
    return openFile<File>(within(<u32>changetype<usize>(this), path), Oflags.CREAT | Oflags.TRUNC, WRITE_RIGHTS);
  }

  /** Opens a directory in it. `path_open` */
  openDir(path: string): Result<Dir> {
    return openDir<Dir>(within(<u32>changetype<usize>(this), path));
  }

  /** Iterates over its entries, page by page. It stays borrowed until the end. `fd_readdir` */
  readDir(): ReadDir {
    return io.readDir<Dir>(this);
  }

  /** All its entries. `fd_readdir` */
  entries(): ManagedResult<DirEntry[]> {
    return io.readDir<Dir>(this).all();
  }

  /** Walks everything below it, each directory before its content. It stays usable and may be closed during the walk. */
  walk(): Walk {
    return Walk.from<Dir>(this);
  }

  /** Reads the content of a file in it. */
  read(path: string): ManagedResult<Uint8Array> {
    return contentsOf(this.openFile(path));
  }

  /** Reads the content of a file in it as UTF-8. Fails with EILSEQ if it isn't UTF-8. */
  readToString(path: string): ManagedResult<string> {
    return textOf(this.openFile(path));
  }

  /** Creates a file in it, or truncates it, and writes `bytes`, which are borrowed. */
  write(path: string, bytes: Uint8Array): Result<void> {
    return fill(this.createFile(path), bytes);
  }

  /** Replaces a file atomically: readers see either the old content or all of `bytes`. See `AtomicFile`. */
  replaceFile(path: string, bytes: Uint8Array): Result<void> {
    return commitOf(AtomicFile.createIn<Dir>(this, path), bytes);
  }

  /** Copies a file to another in `target`, which is borrowed. Returns the number of bytes. */
  @borrows("target")
  copy<Fd extends AsFd>(from: string, target: Fd, to: string): ManagedResult<i64> {
    const path = within(<u32>changetype<usize>(target.asFd()), to);
    return resultOf(copyContents(this.openFile(from), openFile<File>(path, Oflags.CREAT, WRITE_RIGHTS)));
  }

  /** Creates a directory in it. `path_create_directory` */
  createDir(path: string): Result<void> {
    return paths.createDirectory(within(<u32>changetype<usize>(this), path));
  }

  /** Creates a directory in it, and its missing parents. `path_create_directory` */
  createDirAll(path: string): Result<void> {
    return createTree(<u32>changetype<usize>(this), path);
  }

  /** Removes a directory in it with its content, or a symbolic link itself. Follows no links. */
  removeDirAll(path: string): Result<void> {
    return removeTree(<u32>changetype<usize>(this), path);
  }

  /** Removes an empty directory in it. `path_remove_directory` */
  removeDir(path: string): Result<void> {
    return paths.removeDirectory(within(<u32>changetype<usize>(this), path));
  }

  /** Removes a file in it, or a symbolic link itself. `path_unlink_file` */
  removeFile(path: string): Result<void> {
    return paths.unlinkFile(within(<u32>changetype<usize>(this), path));
  }

  /** Renames a file in it to a name in `target`, which is borrowed, and replaces the file of that name. `path_rename` */
  @borrows("target")
  rename<Fd extends AsFd>(from: string, target: Fd, to: string): Result<void> {
    return paths.renamePath(
      within(<u32>changetype<usize>(this), from), within(<u32>changetype<usize>(target.asFd()), to),
    );
  }

  /** Creates a hard link in `target`, which is borrowed, to a file in it. `path_link` */
  @borrows("target")
  link<Fd extends AsFd>(from: string, target: Fd, to: string): Result<void> {
    return paths.linkPath(
      within(<u32>changetype<usize>(this), from), within(<u32>changetype<usize>(target.asFd()), to),
    );
  }

  /** Creates a symbolic link in it with the text `target`. `path_symlink` */
  symlink(target: string, path: string): Result<void> {
    return paths.symlinkPath(linkText(target), within(<u32>changetype<usize>(this), path));
  }

  /** Returns the text of a symbolic link in it. `path_readlink` */
  readlink(path: string): ManagedResult<string> {
    return paths.readlinkPath(within(<u32>changetype<usize>(this), path));
  }

  /** Returns whether a file in it exists. `path_filestat_get` */
  exists(path: string): Result<bool> {
    return paths.existsPath(within(<u32>changetype<usize>(this), path));
  }

  /** Returns the attributes of a file in it. `path_filestat_get` */
  statAt(path: string, followSymlink: bool = true): ManagedResult<Stat> {
    return paths.statPath(within(<u32>changetype<usize>(this), path), follow(followSymlink));
  }

  /** Sets the access and modification times of a file in it. `path_filestat_set_times` */
  setTimesAt(path: string, accessed: u64, modified: u64, followSymlink: bool = true): Result<void> {
    const at = within(<u32>changetype<usize>(this), path);
    return paths.setTimesPath(at, follow(followSymlink), accessed, modified);
  }

  /** Returns the attributes of the directory itself. `fd_filestat_get` */
  stat(): ManagedResult<Stat> {
    return io.stat<Dir>(this);
  }

  /** Blocks until its entries are on the device. `fd_sync` */
  sync(): Result<void> {
    return io.sync<Dir>(this);
  }
}

function follow(on: bool): Lookupflags {
  return on ? Lookupflags.SYMLINK_FOLLOW : <Lookupflags>0;
}
