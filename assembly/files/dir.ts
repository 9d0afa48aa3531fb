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
import { contentsOf, copyContents, fill, textOf } from "./contents";
import { File } from "../owners/file";
import { Walk } from "./walk";

@unmanaged
class DirTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.DIR; }
}

/**
 * An open directory, owned: paths given to it are relative to it. It is a handle: a number. The calls that
 * take a path from a preopened directory on are in `fs.ts`.
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

  /** Opens a directory, from a preopened directory on. `path_open` */
  static open(path: string): Result<Dir> {
    return openDir<Dir>(locate(path));
  }

  /** Takes over a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): Dir {
    return moveTo<Dir>(changetype<usize>(fd), Owner.OWNED_FD, Owner.DIR);
  }

  /** Takes over the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): Dir {
    return Dir.fromFd(from.intoFd());
  }

  /** Owns a raw fd that nobody else owns. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): Dir {
    return ownRaw<Dir>(raw, Owner.DIR);
  }

  /** A second owner of the same open directory. */
  tryClone(): Result<Dir> {
    return tryCloneOf<Dir>(changetype<usize>(this), Owner.DIR);
  }

  /** Opens a file in it for reading. `path_open` */
  openFile(path: string): Result<File> {
    return openFile<File>(within(<u32>changetype<usize>(this), path), 0, READ_RIGHTS);
  }

  /** Opens a file in it for writing, cut to 0 bytes, and makes it if there is none. `path_open` */
  createFile(path: string): Result<File> {
    return openFile<File>(within(<u32>changetype<usize>(this), path), Oflags.CREAT | Oflags.TRUNC, WRITE_RIGHTS);
  }

  /** Opens a directory in it. `path_open` */
  openDir(path: string): Result<Dir> {
    return openDir<Dir>(within(<u32>changetype<usize>(this), path));
  }

  /** Its entries, page by page. It stays borrowed until the end. `fd_readdir` */
  readDir(): ReadDir {
    return io.readDir<Dir>(this);
  }

  /** All its entries. `fd_readdir` */
  entries(): ManagedResult<DirEntry[]> {
    return io.readDir<Dir>(this).all();
  }

  /** All that is below it, each directory before what is in it. It stays usable, and may be closed meanwhile. */
  walk(): Walk {
    return Walk.from<Dir>(this);
  }

  /** All that is in a file in it. */
  read(path: string): ManagedResult<Uint8Array> {
    return contentsOf(this.openFile(path));
  }

  /** All that is in a file in it, as UTF-8. Bytes that aren't are EILSEQ. */
  readToString(path: string): ManagedResult<string> {
    return textOf(this.openFile(path));
  }

  /** Makes a file in it of `bytes`, which are borrowed; what it held is lost. */
  write(path: string, bytes: Uint8Array): Result<void> {
    return fill(this.createFile(path), bytes);
  }

  /** As `write`, in one step: who opens the file has what it held or `bytes`, and never a part. See `AtomicFile`. */
  replaceFile(path: string, bytes: Uint8Array): Result<void> {
    return commitOf(AtomicFile.createIn<Dir>(this, path), bytes);
  }

  /** Copies what is in a file into another one, in `target`, which is borrowed. Gives the bytes, or below zero an error. */
  @borrows("target")
  copy<Fd extends AsFd>(from: string, target: Fd, to: string): i64 {
    const path = within(<u32>changetype<usize>(target.asFd()), to);
    return copyContents(this.openFile(from), openFile<File>(path, Oflags.CREAT, WRITE_RIGHTS));
  }

  /** Makes a directory in it. `path_create_directory` */
  createDir(path: string): Result<void> {
    return paths.createDirectory(within(<u32>changetype<usize>(this), path));
  }

  /** Makes a directory in it and those on the way to it, where they aren't there. `path_create_directory` */
  createDirAll(path: string): Result<void> {
    return createTree(<u32>changetype<usize>(this), path);
  }

  /** Removes a directory in it with all that is in that, or a symbolic link itself. No link is followed. */
  removeDirAll(path: string): Result<void> {
    return removeTree(<u32>changetype<usize>(this), path);
  }

  /** Removes an empty directory in it. `path_remove_directory` */
  removeDir(path: string): Result<void> {
    return paths.removeDirectory(within(<u32>changetype<usize>(this), path));
  }

  /** Removes a name in it that isn't a directory's. `path_unlink_file` */
  removeFile(path: string): Result<void> {
    return paths.unlinkFile(within(<u32>changetype<usize>(this), path));
  }

  /** Gives a file in it another name, in `target`, which is borrowed; what had it is replaced. `path_rename` */
  @borrows("target")
  rename<Fd extends AsFd>(from: string, target: Fd, to: string): Result<void> {
    return paths.renamePath(
      within(<u32>changetype<usize>(this), from), within(<u32>changetype<usize>(target.asFd()), to),
    );
  }

  /** Gives a file in it one more name, in `target`, which is borrowed. `path_link` */
  @borrows("target")
  link<Fd extends AsFd>(from: string, target: Fd, to: string): Result<void> {
    return paths.linkPath(
      within(<u32>changetype<usize>(this), from), within(<u32>changetype<usize>(target.asFd()), to),
    );
  }

  /** Makes a symbolic link in it with the text `target`. `path_symlink` */
  symlink(target: string, path: string): Result<void> {
    return paths.symlinkPath(linkText(target), within(<u32>changetype<usize>(this), path));
  }

  /** The text of a symbolic link in it. `path_readlink` */
  readlink(path: string): ManagedResult<string> {
    return paths.readlinkPath(within(<u32>changetype<usize>(this), path));
  }

  /** Whether there is a file in it, or an error where that can't be told. `path_filestat_get` */
  exists(path: string): Result<bool> {
    return paths.existsPath(within(<u32>changetype<usize>(this), path));
  }

  /** What WASI knows of a file in it. `path_filestat_get` */
  statAt(path: string, followSymlink: bool = true): ManagedResult<Stat> {
    return paths.statPath(within(<u32>changetype<usize>(this), path), follow(followSymlink));
  }

  /** Sets when a file in it was read and written. `path_filestat_set_times` */
  setTimesAt(path: string, accessed: u64, modified: u64, followSymlink: bool = true): Result<void> {
    const at = within(<u32>changetype<usize>(this), path);
    return paths.setTimesPath(at, follow(followSymlink), accessed, modified);
  }

  /** What WASI knows of the directory itself. `fd_filestat_get` */
  stat(): ManagedResult<Stat> {
    return io.stat<Dir>(this);
  }

  /** Waits until its entries are on the device. `fd_sync` */
  sync(): Result<void> {
    return io.sync<Dir>(this);
  }
}

function follow(on: bool): Lookupflags {
  return on ? Lookupflags.SYMLINK_FOLLOW : <Lookupflags>0;
}
